"""What a check finds: a verdict on two claims that speak of the same thing."""

from __future__ import annotations

import msgspec

__all__ = ["DISAGREEMENTS", "VERDICTS", "Finding", "Skipped", "gravity"]

VERDICTS = ("contradiction", "attributed", "tension", "compatible", "refinement", "agreement")
"""All verdicts, the gravest first."""
DISAGREEMENTS = VERDICTS[:3]
"""Those that say that two sources do not go together."""
_SEVERITIES = ("major", "minor", "low", "")


class Finding(msgspec.Struct, frozen=True):
    """The verdict on two linked claims.

    Attributes:
        verdict: ``agreement``, ``refinement``, ``compatible``, ``tension``, ``attributed`` or
            ``contradiction``.
        severity: ``low``, ``minor`` or ``major``; empty where nothing clashes.
        cause: The likely slip behind a contradiction; empty for the other verdicts.
        left: Id of one claim.
        right: Id of the other.
        confidence: Probability, from 0 to 1, that both claims speak of the same thing.
        explanation: Why, in a sentence or two.
        shared: Concepts and names that both claims share, the most telling first.
        shared_text: Whether both sentences are copies of one text: one witness, not two.
    """

    verdict: str
    severity: str
    cause: str
    left: str
    right: str
    confidence: float
    explanation: str
    shared: tuple[str, ...] = ()
    shared_text: bool = False

    def __repr__(self) -> str:
        slip = f" ({self.cause}, {self.severity})" if self.cause else ""
        return f"<Finding: {self.verdict}{slip}, {self.left} / {self.right}: {self.explanation}>"

    def _repr_html_(self) -> str:
        from claimcheck.rendering.html import finding_card

        return finding_card(self)


class Skipped(msgspec.Struct, frozen=True):
    """A pair of claims that look alike and were not compared.

    Attributes:
        left: Id of one claim.
        right: Id of the other.
        reason: Why they were not compared.
    """

    left: str
    right: str
    reason: str


def gravity(finding: Finding) -> tuple[int, int]:
    """A sort key: the gravest verdict first, then the gravest severity."""
    return VERDICTS.index(finding.verdict), _SEVERITIES.index(finding.severity)
