"""Start-up and memory in processes of their own: ``python -m benchmarks.startup``."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from benchmarks.measure import Bar, Spread, spread, table

ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sysconfig.get_path("scripts")) / "claimcheck")
_MEMORY = """
{work}
status = open("/proc/self/status").read()
print(int(status.partition("VmHWM:")[2].split()[0]) / 1e3)
"""
"""What Linux counts for the process alone; ``ru_maxrss`` starts from the memory of the parent."""
_READING = """
import claimcheck
text = open({path!r}, encoding="utf-8").read()
lines = text.split("\\n")  # numbered, as lines that repeat are clutter
copies = {size} // len(text)
whole = "\\n".join(f"{{line}} ({{n}})" for n in range(copies) for line in lines)
claimcheck.Checker().read(claimcheck.Source(id="a", text=whole))
"""


def run(*command: str) -> float:
    """Wall-clock seconds of a process; an exit status of 2 or more is an error."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    taken = time.perf_counter() - start
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode())
    return taken


def resident(work: str) -> float:
    """Megabytes resident at most in a process that does ``work``."""
    code = _MEMORY.format(work=work)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    return float(done.stdout)


def startup(repeats: int) -> dict[str, Spread]:
    """Seconds of each command."""
    commands = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "import claimcheck": (sys.executable, "-c", "import claimcheck"),
        "from claimcheck import check": (sys.executable, "-c", "from claimcheck import check"),
        "claimcheck --version": (COMMAND, "--version"),
        "claimcheck check seeds/": (COMMAND, "check", "seeds/"),
    }
    for command in commands.values():
        run(*command)
    return {name: spread(run(*c) for _ in range(repeats)) for name, c in commands.items()}


def memory() -> dict[str, float]:
    """Megabytes resident at most."""
    path = str(ROOT / "seeds" / "pacific_monitor.txt")
    return {
        "python -c pass": resident(""),
        "import claimcheck": resident("import claimcheck"),
        "check of seeds/": resident("import claimcheck\nclaimcheck.check('seeds/')"),
        "reading of 1 million characters": resident(_READING.format(path=path, size=10**6)),
        "reading of 4 million characters": resident(_READING.format(path=path, size=4 * 10**6)),
    }


def measure(repeats: int = 5) -> tuple[str, list[Bar]]:
    """The tables as Markdown, and the bars."""
    times = startup(repeats)
    shown = "\n\n".join(
        [
            table(["process", "seconds: median (range)"], [(f"`{n}`", t.text(3)) for n, t in times.items()]),
            table(["process", "MB resident at most"], [(n, f"{m:,.0f}") for n, m in memory().items()]),
        ]
    )
    bars = [
        _within("import claimcheck", times, 0.3),
        _within("claimcheck --version", times, 0.2),
    ]
    return shown, bars


def _within(name: str, times: dict[str, Spread], limit: float) -> Bar:
    taken = times[name].median
    return Bar(f"`{name}`", f"≤ {limit} s", f"{taken:.2f} s", taken <= limit)


if __name__ == "__main__":
    report, reached = measure()
    print(report, *reached, sep="\n")
