"""What a user can set; one frozen object that is passed down."""

from __future__ import annotations

import msgspec

from claimcheck.values.tolerances import DEFAULT_TOLERANCES, Tolerances

__all__ = ["DEFAULT_SETTINGS", "Settings", "Tolerances"]


class Settings(msgspec.Struct, frozen=True):
    """Settings of a check.

    Attributes:
        tolerances: How much room readers give to numbers and dates.

    Example:
        >>> strict = Settings(tolerances=Tolerances(minor_gap=0.01, halo_floor=0.02, halo_ceiling=0.05))
        >>> strict.tolerances.minor_gap
        0.01
    """

    tolerances: Tolerances = DEFAULT_TOLERANCES


DEFAULT_SETTINGS = Settings()
