"""Web pages: the article's text, title, date and language out of HTML."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import msgspec

from claimcheck.errors import MissingExtraError

__all__ = ["Page", "looks_like_html", "read_page"]

_HTML = re.compile(
    r"\A\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2})", re.I)
_MOMENT = re.compile(
    r"(?:article:published_time|datePublished|pubdate|parsely-pub-date|date)[\"']?[^<>]{0,80}?"
    r"[\"'](\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)[\"']"
)
_HEAD = 300_000


class Page(msgspec.Struct, frozen=True):
    """What an HTML page holds.

    Attributes:
        text: Title and main text, a paragraph a line, with blank lines between.
        title: The title of the article.
        published: When it was published, as the page's own data says; None where they do not.
        publisher: Name of the site.
        url: Canonical address.
        language: Language that the page declares, ISO 639-1; empty where none.
        notes: What a reader should know.
    """

    text: str
    title: str = ""
    published: date | datetime | None = None
    publisher: str = ""
    url: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


def looks_like_html(text: str) -> bool:
    """Whether a text is an HTML document rather than text with a tag in it.

    Example:
        >>> looks_like_html("<!DOCTYPE html><p>Text"), looks_like_html("a < b")
        (True, False)
    """
    return _HTML.match(text, 0) is not None


def read_page(html: str) -> Page:
    """The article of an HTML page.

    Where no main text can be told from the page around it, the text of the whole page.

    Raises:
        MissingExtraError: trafilatura is not installed (extra ``html``).
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError("trafilatura", extra="html", purpose="reading HTML") from None
    if not html.strip():
        return Page("")
    found: Any = trafilatura.bare_extraction(
        html,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    notes = ["text extracted from HTML"]
    if found is None or not (found.text or "").strip():
        notes.append("no main text found: the whole page is read")
        return Page(trafilatura.html2txt(html) or "", language=_declared(html), notes=tuple(notes))
    title = " ".join((found.title or "").split())
    body = re.sub(r"\n+", "\n\n", found.text.strip())
    opening = " ".join(body[: len(title) + 40].split())
    return Page(
        text=f"{title}\n\n{body}" if title and not opening.startswith(title) else body,
        title=title,
        published=_moment(html, found.date),
        publisher=found.sitename or "",
        url=found.url or "",
        language=_declared(html),
        notes=tuple(notes),
    )


def _declared(html: str) -> str:
    match = _LANGUAGE.search(html[:_HEAD])
    return match.group(1).lower() if match else ""


def _moment(html: str, day: str | None) -> date | datetime | None:
    """The minute of publication where the page's data give it for that day, else the day."""
    try:
        parsed = date.fromisoformat(day or "")
    except ValueError:
        return None
    for match in _MOMENT.finditer(html[:_HEAD]):
        try:
            moment = datetime.fromisoformat(match.group(1))
        except ValueError:
            continue
        if moment.date() == parsed:
            return moment
    return parsed
