"""How much room a reader gives to a number; one frozen object that is passed down."""

from __future__ import annotations

import msgspec

from claimcheck.errors import SettingsError

__all__ = ["DEFAULT_TOLERANCES", "Tolerances"]


class Tolerances(msgspec.Struct, frozen=True):
    """Tolerances of the comparison of values, as shares of the number unless said otherwise.

    Attributes:
        minor_gap: Contradictions up to this relative gap are minor.
        halo_floor: "About" reaches at least this far to both sides, "nearly" and "just over" to one side.
        halo_ceiling: They reach at most this far, however round the number.
        halo_stretch: Up to this multiple of its halo a hedged number is in tension, not in contradiction.
        halo_far: A very round number is in tension at most this far: "about 100" up to 125.
        rounding_ceiling: A number of few digits is taken for a rounding up to this far: "3 million" for
            3.4 million, not "1 million" for 1.4 million.
        implied_reach: "More than 60" and "at least 60" are read as up to this multiple; a number beyond it
            is in tension.
        upward_slack: "Up to 100" is in tension, not in contradiction, with numbers up to this far above it.
        fraction_reach: A fraction in words ("two thirds") is taken for a rounding of shares closer than this.
        clock_halo: Seconds that "about 2 pm" reaches to both sides.

    Raises:
        claimcheck.errors.SettingsError: A tolerance is out of its range.
    """

    minor_gap: float = 0.05
    halo_floor: float = 0.05
    halo_ceiling: float = 0.10
    halo_stretch: float = 1.5
    halo_far: float = 0.25
    rounding_ceiling: float = 0.15
    implied_reach: float = 1.35
    upward_slack: float = 0.2
    fraction_reach: float = 0.0075
    clock_halo: int = 1800

    def __post_init__(self) -> None:
        for name in (
            "minor_gap",
            "halo_floor",
            "halo_ceiling",
            "halo_far",
            "rounding_ceiling",
            "upward_slack",
            "fraction_reach",
        ):
            if not 0 <= getattr(self, name) < 1:
                raise SettingsError(f"{name} must be from 0 to below 1: {getattr(self, name)}")
        for name in ("halo_stretch", "implied_reach"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} must be 1 or more: {getattr(self, name)}")
        if self.clock_halo < 0:
            raise SettingsError(f"clock_halo must not be negative: {self.clock_halo}")


DEFAULT_TOLERANCES = Tolerances()
