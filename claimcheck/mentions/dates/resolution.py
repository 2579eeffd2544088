"""Bounded expressions to mentions: order, tense and neighbours decide what the words leave open."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.errors import ValueSyntaxError
from claimcheck.mentions.dates.calendar import shift_days
from claimcheck.mentions.dates.frame import Found, Frame
from claimcheck.mentions.dates.resolve import cell_of, inherit, readings_of, timed
from claimcheck.mentions.dates.setting import UnresolvedError
from claimcheck.mentions.dates.tense import tense
from claimcheck.mentions.mention import Mention
from claimcheck.sentences import sentences
from claimcheck.values import Date, Duration, Recurrence

if TYPE_CHECKING:
    from claimcheck.mentions.dates.calendar import Cell
    from claimcheck.mentions.dates.scan import Scan
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["Resolution"]

_BARE = 3
_SINCE = 6
_BEFORE, _AFTER = 16, 8
_NEXT = 4
_BETWEEN_SEASONS = (6, 7)
_PERIODS = frozenset({"month", "quarter", "half", "period"})
_TITLED = frozenset({"weekday", "month", "season", "holiday", "deictic"})
_SHORT = frozenset({"second", "minute", "hour"})


class Resolution:
    """Turns bounded expressions into mentions."""

    def __init__(self, scan: Scan, language: str, timeline: Timeline) -> None:
        self.scan = scan
        self.language = language
        self.timeline = timeline
        self.tense = tense(language)
        text = scan.tokens.text
        bounds = sentences(text, 0, len(text), language)
        self.starts = [start for start, _ in bounds]
        self.bounds = bounds

    def mentions(self, found: list[Found]) -> list[Mention]:
        """The mentions, in text order."""
        self._learn_order(found)
        found = self.found = self._split_lists(found)
        self.firsts = [item.first for item in found]
        values: list[Date | Duration | Recurrence | None] = []
        waiting: list[int] = []
        for index, expression in enumerate(found):
            if expression.frame is not None and expression.frame.form == "clock" and not expression.every:
                waiting.append(index)
                values.append(None)
                continue
            values.append(self._value(expression))
        if waiting:
            self.positions = [known.position for known in self.timeline.known]
            self.dated = any(e.frame is not None and e.frame.form == "calendar" for e in found)
        for index in waiting:
            values[index] = self._clock(found, index)
        self.timeline.sentences += len(self.bounds) + 1
        self.timeline.tokens += self.scan.size
        return [self._mention(e, v) for e, v in zip(found, values, strict=True) if v is not None]

    def _split_lists(self, found: list[Found]) -> list[Found]:
        """Takes lists of dates apart, but for neighbours: "9 and 10 August" stays one period."""
        out: list[Found] = []
        for item in found:
            frame = item.frame
            if frame is None or item.every:
                out.append(item)
            elif frame.days:
                for day, first, end in frame.days:
                    single = Frame(
                        "calendar", frame.year, frame.month, day, relation=frame.relation, shift=frame.shift
                    )
                    out.append(Found(first, end, frame=single))
                last = frame.days[-1][2]
                while self.scan.day(last) is None and last < item.end:
                    last += 1
                out.append(Found(last, item.end, frame=frame))
            elif frame.second is not None and (
                frame.join == "move" or (frame.join == "and" and not self._neighbours(item, frame))
            ):
                second = frame.second
                inherit(frame, second)
                frame.second, frame.join = None, ""
                out.append(Found(item.first, frame.ends, frame=frame, role=item.role, tense=item.tense))
                out.append(
                    Found(frame.second_starts, item.end, frame=second, role=item.role, tense=item.tense)
                )
            else:
                out.append(item)
        return out

    def _neighbours(self, item: Found, frame: Frame) -> bool:
        """Whether two dates of a list follow each other without a gap."""
        second = frame.second
        if second is None or self.timeline.published is None:
            return second is None or (frame.form == second.form and frame.form in ("month", "year"))
        if frame.form == second.form == "month" and frame.year is None and second.year is None:
            return second.month == (frame.month or 0) % 12 + 1
        sentence = self._sentence(item)
        direction = self._direction(item, sentence)
        first_copy, second_copy = replace(frame, second=None, join=""), replace(second)
        inherit(first_copy, second_copy)
        try:
            place = sentence + self.timeline.sentences
            one = Date.parse(cell_of(first_copy, self.timeline, place, direction).text)
            two = Date.parse(cell_of(second_copy, self.timeline, place, direction).text)
        except (UnresolvedError, ValueSyntaxError):
            return False
        if frame.form == "weekday" and second.form == "weekday":
            return ((second.weekday or 0) - (frame.weekday or 0)) % 7 == 1
        return one.literal.high == two.literal.low

    def _mention(self, found: Found, value: Date | Duration | Recurrence) -> Mention:
        tokens = self.scan.tokens
        first = found.first
        if (
            found.frame is not None
            and not found.role
            and not found.every
            and found.frame.form not in ("anaphor", "ago")
            and not found.frame.about
        ):
            while first < found.end - 1 and self.scan.is_set(first, "roles.outside.words"):
                first += 1
        start, end = tokens.starts[first], tokens.ends[found.end - 1]
        return Mention(start, end, tokens.text[start:end], value, self.language)

    def _value(self, found: Found) -> Date | Duration | Recurrence | None:
        if found.every:
            tokens = self.scan.tokens
            return Recurrence(" ".join(tokens.lower[found.first : found.end]))
        if found.length is not None:
            return self._duration(found)
        return self._date(found)

    def _duration(self, found: Found) -> Duration | None:
        length = found.length
        if length is None:
            return None
        try:
            if length.upper:
                return Duration.parse(f"{length.iso}..{length.upper}")
            return Duration.parse(f"{length.bound} {length.iso}".strip())
        except ValueSyntaxError:
            return None

    # Dates

    def _sentence(self, found: Found) -> int:
        return bisect_right(self.starts, self.scan.tokens.starts[found.first]) - 1

    def _limits(self, sentence: int) -> tuple[int, int]:
        """Token indices of a sentence."""
        if not 0 <= sentence < len(self.bounds):
            return 0, self.scan.size
        start, end = self.bounds[sentence]
        starts = self.scan.tokens.starts
        return bisect_right(starts, start - 1), bisect_right(starts, end - 1)

    def _direction(self, found: Found, sentence: int) -> int:
        frame = found.frame
        start, stop = self._limits(sentence)
        direction = self.tense.direction(self.scan.tokens, found.first, found.end, start, stop)
        if found.tense < 0:
            return -2
        if found.tense > 1:
            return 1
        if direction > 0 and self._behind_since(found.first, start):
            return -1
        if not direction and self.scan.size - (found.end - found.first) <= _BARE:
            return 1
        if not found.role and self.tense.reported(self.scan.tokens, found.first, start):
            return -1
        if direction < 0 and frame is not None and frame.form == "month":
            direction = 0 if self.tense.planned(self.scan.tokens, found.first, start) else direction
        if found.role == "by" and self.tense.granted(self.scan.tokens, found.first, found.end):
            return 1
        if found.role == "by" or found.tense > 0:
            timed = frame is not None and frame.form == "clock"
            tokens, tense = self.scan.tokens, self.tense
            told = tense.clearly_past(tokens, start, found.first) or tense.opens_past(
                tokens, start, found.first, found.end, stop
            )
            past = direction < 0 and (timed or told)
            return -1 if past else 2 if direction < 0 else 1
        return direction

    def _behind_since(self, first: int, start: int) -> bool:
        """Whether a date belongs to a noun that has lasted since: "seit seiner Flucht am 11. September"."""
        for k in range(first - 1, max(start, first - _SINCE) - 1, -1):
            word = self.scan.lower[k]
            if self.scan.is_set(k, "roles.looks_back.words"):
                return True
            if not (word.isalpha() or word == "'") or word in self.scan.words.anchors:
                return False
        return False

    def _date(self, found: Found) -> Date | Duration | None:
        frame = found.frame
        if frame is None:
            return None
        if frame.form in _TITLED and frame.year is None and self.scan.in_title(found.first, found.end):
            return None
        sentence = self._sentence(found)
        direction = self._direction(found, sentence)
        if frame.form == "unit" and frame.unit == "fiscal":
            return self._fiscal_year(found, frame, sentence)
        if found.spare is not None and (direction <= 0 or (frame.unit in _SHORT and self.scan.size > 8)):
            found.first, found.end = found.spare.first, found.spare.end
            return self._duration(found.spare)
        if frame.readings and frame.year is not None:
            self._settle(frame)
        if frame.readings:
            return self._open(frame)
        place = sentence + self.timeline.sentences
        if frame.form == "anaphor" and frame.unit in _PERIODS:
            self._look_ahead(found, sentence)
        try:
            cell = cell_of(frame, self.timeline, place, direction)
        except UnresolvedError as reason:
            return Date.unresolved(str(reason)) if self.timeline.published is None else None
        at = found.first + self.timeline.tokens
        self.timeline.note(at, place, cell, frame.form, explicit=frame.year is not None)
        return self._edtf(found, frame, cell)

    def _look_ahead(self, found: Found, sentence: int) -> None:
        """Notes the period that follows in the sentence: "against the same month last year, … in June"."""
        place = sentence + self.timeline.sentences
        if self.timeline.last(("month", "quarter", "half"), place) is not None:
            return
        at = bisect_right(self.firsts, found.first)
        for other in self.found[at : at + _NEXT]:
            frame = other.frame
            if self._sentence(other) != sentence:
                return
            if (
                frame is not None
                and frame.form in ("month", "quarter")
                and frame.second is None
                and not frame.part
            ):
                try:
                    cell = cell_of(frame, self.timeline, place, self._direction(other, sentence))
                except UnresolvedError:
                    return
                at = other.first + self.timeline.tokens
                self.timeline.note(at, place, cell, frame.form, explicit=frame.year is not None)
                return

    def _fiscal_year(self, found: Found, frame: Frame, sentence: int) -> Date | None:
        """A fiscal year that the same sentence dates: "the current fiscal year, which ends on 31 March"."""
        at = bisect_right(self.firsts, found.first)
        for other in self.found[at : at + _NEXT]:
            end = other.frame
            if end is None or end.form != "calendar":
                continue
            if self._sentence(other) != sentence:
                break
            before = range(max(found.end, other.first - 3), other.first + 1)
            if not any(self.scan.is_set(k, "dates.fiscal_end.words") for k in before):
                continue
            try:
                last = date.fromisoformat(
                    cell_of(end, self.timeline, sentence, -1 if frame.relation == -1 else 1).last[:10]
                )
                first = shift_days(last.replace(year=last.year - 1), 1)
            except (UnresolvedError, ValueError):
                return None
            return Date.parse(f"{first.isoformat()}/{last.isoformat()}")
        season = self._season(found, frame)
        if season is not None:
            return season
        return (
            Date.unresolved("a fiscal year or season that the text does not date")
            if self.timeline.published is None
            else None
        )

    def _season(self, found: Found, frame: Frame) -> Date | None:
        """Last, this or next season of sport, in a text whose seasons are named by two years."""
        published = self.timeline.published
        named = any(self.scan.is_set(k, "dates.season_nouns.words") for k in range(found.first, found.end))
        if not named or frame.relation is None or published is None or published.month in _BETWEEN_SEASONS:
            return None
        spans = [known.cell for known in self.timeline.known if known.form == "years"]
        if not any(
            s.first.isdecimal() and s.last.isdecimal() and int(s.last) == int(s.first) + 1 for s in spans
        ):
            return None
        first = published.year - (published.month < _BETWEEN_SEASONS[0]) + frame.relation
        return Date.parse(f"{first:04d}/{first + 1:04d}")

    def _edtf(self, found: Found, frame: Frame, cell: Cell) -> Date | None:
        if found.role == "by":
            text = "../" + self._due(frame, cell)
        elif found.role == "since" and not (frame.clock is not None and frame.clock.until is not None):
            text = (cell.start or (cell.whole if cell.whole and frame.second is None else cell.first)) + "/.."
        else:
            text = cell.text
        about = frame.about or (frame.clock is not None and frame.clock.about and not frame.clock.vague)
        if about and "/" not in text and not text.endswith("~"):
            text += "~"
        try:
            return Date.parse(text)
        except ValueSyntaxError:
            return None

    def _due(self, frame: Frame, cell: Cell) -> str:
        if cell.due:
            return cell.due
        if cell.whole:
            return cell.whole
        if frame.form == "season" and cell.first == cell.last:
            return cell.last
        return cell.last

    # Day before month

    def _learn_order(self, found: list[Found]) -> None:
        """Learns from the document's own dates whether the day stands before the month."""
        if self.timeline.day_first is not None:
            return
        first = second = 0
        for expression in found:
            frame = expression.frame
            if frame is None or frame.form != "calendar" or frame.month is None or frame.readings:
                continue
            tokens = self.scan.tokens
            for i in range(expression.first, expression.end):
                word = tokens.lower[i]
                if word.isdecimal() and len(word) <= 2:
                    if int(word) == frame.day:
                        first += 1
                    elif int(word) == frame.month:
                        second += 1
                    break
                if self.scan.month(i, short=True) is not None:
                    second += 1
                    break
        if first or second:
            self.timeline.day_first = first > second if first != second else None

    def _settle(self, frame: Frame) -> None:
        """Takes the reading that the document's habit asks for."""
        if self.timeline.day_first is None or not frame.readings:
            return
        if self.timeline.day_first:
            frame.year, frame.month, frame.day = frame.readings[0]
        frame.readings = ()

    def _open(self, frame: Frame) -> Date | None:
        self._settle(frame)
        texts = readings_of(frame, self.timeline)
        if not texts:
            return Date.unresolved("day and month in an open order")
        if len(texts) == 1 or not frame.readings:
            return Date.parse(texts[0])
        return Date.ambiguous(texts[0], *texts[1:], reason="day and month in an open order")

    # Times of day without a date

    def _clock(self, found: list[Found], index: int) -> Date | None:
        expression = found[index]
        frame = expression.frame
        if frame is None or frame.clock is None:
            return None
        if self.timeline.published is None and not self.dated:
            return Date.unresolved("no publication date")
        sentence = self._sentence(expression)
        day = self._day_near(found, index, sentence, self._direction(expression, sentence))
        if (day is None or (frame.clock.vague and expression.role == "")) and day is None:
            return Date.unresolved("no day before it")
        try:
            cell = timed(frame, day)
        except ValueError:
            return None
        return self._edtf(expression, frame, cell)

    def _day_near(self, found: list[Found], index: int, sentence: int, direction: int) -> str | None:
        """The day of a time: of its sentence, of the story before it, of what follows, of the report."""
        published = self.timeline.published
        same: list[tuple[int, str]] = []
        before: list[tuple[int, str, str]] = []
        after: list[tuple[int, str]] = []
        position = found[index].first
        sentence += self.timeline.sentences
        at = bisect_right(self.positions, position + self.timeline.tokens)
        for known in self.timeline.known[max(0, at - _BEFORE) : at + _AFTER]:
            if known.cell.grain != "day" or "/" in known.cell.text:
                continue
            day = known.cell.last[:10]
            if known.sentence == sentence:
                same.append((abs(known.position - position - self.timeline.tokens), day))
            elif known.position < position + self.timeline.tokens:
                before.append((known.sentence, day, known.form))
            else:
                after.append((known.sentence, day))
        opens = "\n" in self.scan.gap(position) or position == 0
        line_start = opens and self.scan.lower[position].isdecimal()
        if line_start and published is not None:
            return published.isoformat()
        if same:
            return min(same)[1]
        today = published.isoformat() if published is not None else ""
        if direction >= 0 and before and before[-1][0] >= sentence - 2:
            return before[-1][1]
        if direction > 0:
            return today or (before[-1][1] if before else None)
        for number, day, _form in reversed(before):
            if (not today or day < today) and sentence - number <= 12:
                return day
        if before and before[-1][0] >= sentence - 2 and (not today or before[-1][1] <= today):
            return before[-1][1]
        for number, day in after:
            if (not today or day < today) and number - sentence <= 2:
                return day
        return today or None
