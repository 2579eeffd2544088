"""What the words of a date say, before the calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Clock", "Found", "Frame", "Length", "Reading"]


@dataclass(slots=True)
class Clock:
    """A time of day, and the end of a window of hours."""

    hour: int
    minute: int = 0
    second: int = -1
    about: bool = False
    until: Clock | None = None
    fixed: bool = False
    vague: bool = False

    @property
    def text(self) -> str:
        """``14:30``, ``14:30:05``."""
        base = f"{self.hour:02d}:{self.minute:02d}"
        return f"{base}:{self.second:02d}" if self.second >= 0 else base


@dataclass(slots=True)
class Frame:
    """One date expression.

    Attributes:
        form: How it names its date; ``resolve`` has one rule a form.
        year: Year as written.
        month: 1 to 12.
        day: Day of the month.
        weekday: 1 (Monday) to 7.
        part: ``start``, ``mid`` or ``end`` of the period.
        relation: Which one, counted from now: -1 last, 0 this, 1 next; None where not said.
        unit: Unit of a relative expression, or the name of a season, quarter or half.
        amount: How many units, which quarter or half, how many days from now, which century.
        shift: A second relation ("of last year"): unit and count.
        clock: Time of day.
        daypart: Part of the day in words.
        holiday: Rule of a holiday.
        exact: Whether "exactly" keeps the day of a relative expression.
        about: Whether the words hedge the date.
        readings: Other (year, month, day) that the digits allow.
        last_year: Second year of ``2025/26``.
        second: End of a range, or the second of two dates.
        join: ``to`` of a range, ``and`` of a list, ``move`` of a date put off, empty otherwise.
        ends: Index behind the first of two dates.
        second_starts: Index of the first token of the second.
        days: Days before this one that share its month: day, first token, index behind.
        weak: Whether only the neighbours can tell that this is a date.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    relation: int | None = None
    unit: str = ""
    amount: int = 0
    shift: tuple[str, int] | None = None
    clock: Clock | None = None
    daypart: str = ""
    holiday: str = ""
    exact: bool = False
    about: bool = False
    readings: tuple[tuple[int | None, int, int], ...] = ()
    last_year: int | None = None
    second: Frame | None = None
    join: str = ""
    ends: int = 0
    second_starts: int = 0
    days: tuple[tuple[int, int, int], ...] = ()
    weak: bool = False


@dataclass(slots=True)
class Length:
    """A length of time: ISO text, bound and upper end."""

    iso: str
    bound: str = ""
    upper: str = ""


@dataclass(slots=True)
class Found:
    """An expression that the grammar has bounded: tokens ``[first, end)``.

    Attributes:
        first: Index of its first token.
        end: Index behind its last token.
        frame: What it says, where it is a date.
        length: What it says, where it is a length of time.
        role: ``by``, ``since`` or empty.
        every: Whether it comes back.
        others: Further expressions that the same words hold.
        spare: The other reading, as a length, where only the tense can tell.
        tense: -1 where its own words look back, 1 where they look ahead, 2 where they can do nothing else.
    """

    first: int
    end: int
    frame: Frame | None = None
    length: Length | None = None
    role: str = ""
    every: bool = False
    tense: int = 0
    spare: Found | None = None
    others: list[Found] = field(default_factory=list)


Reading = tuple[Frame, int]
"""A frame and the index behind its last token."""
