"""What a user can set; one frozen object that is passed down."""

from __future__ import annotations

import msgspec

from claimcheck.errors import SettingsError
from claimcheck.values.tolerances import DEFAULT_TOLERANCES, Tolerances

__all__ = ["DEFAULT_SETTINGS", "Settings", "Tolerances"]


class Settings(msgspec.Struct, frozen=True):
    """Settings of a check.

    Attributes:
        tolerances: How much room readers give to numbers and dates.
        link_threshold: Probability that a link needs where the values agree.
        contradiction_threshold: Probability that a link needs where they differ.
        compare_threshold: The same between two statements alone, which have no other sources to lean on.
        ambiguity_margin: How far a link with differing values must be ahead of its rivals.

    Raises:
        SettingsError: A threshold is not between 0 and 1.

    Example:
        >>> strict = Settings(tolerances=Tolerances(minor_gap=0.01, halo_floor=0.02, halo_ceiling=0.05))
        >>> strict.tolerances.minor_gap
        0.01
    """

    tolerances: Tolerances = DEFAULT_TOLERANCES
    link_threshold: float = 0.4
    contradiction_threshold: float = 0.55
    compare_threshold: float = 0.57
    ambiguity_margin: float = 0.05

    def __post_init__(self) -> None:
        for name in ("link_threshold", "contradiction_threshold", "compare_threshold", "ambiguity_margin"):
            if not 0 <= getattr(self, name) <= 1:
                raise SettingsError(f"{name} must lie between 0 and 1, not {getattr(self, name)!r}")


DEFAULT_SETTINGS = Settings()
