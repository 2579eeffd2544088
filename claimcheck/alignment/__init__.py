"""Which claims of different sources speak of the same thing."""

from claimcheck.alignment.choose import Link, align
from claimcheck.alignment.encoder import Encoder, packaged_encoder
from claimcheck.alignment.features import FEATURES

__all__ = ["FEATURES", "Encoder", "Link", "align", "packaged_encoder"]
