"""``python -m claimcheck.concepts``: print every defect of the lexicon's data files."""

import sys

from claimcheck.concepts.lexicon import defects, lexicon

if __name__ == "__main__":
    found = defects()
    print("\n".join(found) or f"{len(lexicon().concepts)} concepts, no defect")
    sys.exit(bool(found))
