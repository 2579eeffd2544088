"""Repeated times: "every Monday", "chaque année"."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.values.value import Json, Value

__all__ = ["Recurrence"]


class Recurrence(Value, frozen=True, dict=True):
    """A time that comes back, such as "every Monday". It is found and never compared.

    Attributes:
        pattern: The words, or a pattern such as ``every monday``.
    """

    kind: ClassVar[str] = "recurrence"

    pattern: str

    @property
    def canonical(self) -> None:
        """Always ``None``: EDTF has no text for repeated times."""
        return None

    def to_dict(self) -> dict[str, Json]:
        """``kind``, ``canonical`` (``None``) and ``pattern``."""
        return {"kind": self.kind, "canonical": None, "pattern": self.pattern}
