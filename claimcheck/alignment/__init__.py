"""Which claims of different sources speak of the same thing."""

from claimcheck.alignment.choose import Link, align
from claimcheck.alignment.features import FEATURES

__all__ = ["FEATURES", "Link", "align"]
