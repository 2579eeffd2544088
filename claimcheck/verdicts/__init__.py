"""Verdicts: two values and how they are stated to verdict, severity, cause and explanation.

The rules, with examples and reasons, are in ``docs/verdicts.md``.
"""

from __future__ import annotations

from claimcheck.verdicts.judge import Stance, judge, judge_values, why_not
from claimcheck.verdicts.judgement import Cause, Judgement, Severity, Verdict

__all__ = ["Cause", "Judgement", "Severity", "Stance", "Verdict", "judge", "judge_values", "why_not"]
