"""Bytes to text, whatever their encoding."""

from __future__ import annotations

import codecs

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 50_000
_LIKELY = ["cp1252", "iso8859_15", "mac_roman", "cp850", "utf_16_le", "utf_16_be"]
_WESTERN = "cp1252"


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of ``raw``, and a note where it is not UTF-8.

    Example:
        >>> decode("März".encode("cp1252"))
        ('März', ('not UTF-8: read as cp1252',))
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), (f"not UTF-8: read as {encoding}",)
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if _nearly_utf8(raw, error.start):
            return raw.decode("utf-8-sig", errors="replace"), ("bytes that are not UTF-8 replaced",)
    encoding = _guess(raw)
    return raw.decode(encoding, errors="replace"), (f"not UTF-8: read as {encoding}",)


def _nearly_utf8(raw: bytes, first: int) -> bool:
    """Whether the bytes are UTF-8 but for a few: most sequences beyond ASCII are whole."""
    around = raw[max(0, first - _SAMPLE) : first + _SAMPLE]
    broken = around.decode("utf-8", errors="replace").count("\ufffd")
    whole = sum(c > "\x7f" for c in around.decode("utf-8", errors="ignore"))
    return whole > 4 * broken


def _guess(raw: bytes) -> str:
    """What charset-normalizer says; Windows-1252 where that is as good."""
    from charset_normalizer import from_bytes

    sample = raw[:_SAMPLE]
    matches = from_bytes(sample, cp_isolation=_LIKELY)
    best = matches.best()
    if best is None:
        return _WESTERN
    western = [m for m in matches if m.encoding == _WESTERN]
    if western and western[0].chaos <= best.chaos + 0.02:
        return _WESTERN
    return best.encoding
