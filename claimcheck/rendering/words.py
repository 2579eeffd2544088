"""What verdicts and causes are called for people."""

from __future__ import annotations

__all__ = ["CAUSES", "HEADINGS"]

HEADINGS = {
    "contradiction": "Contradictions",
    "attributed": "Different authorities, different figures",
    "tension": "Tensions",
    "compatible": "Compatible",
    "refinement": "Refinements",
    "agreement": "Agreements",
}

CAUSES = {
    "value": "other value",
    "bound": "exact against bounded",
    "scale": "a thousandfold slip",
    "unit": "same number, other unit",
    "currency": "same number, other currency",
    "percent_points": "per cent against points",
    "digits": "digits swapped or dropped",
    "decimal": "separator misread",
    "day_month": "day and month swapped",
    "off_by_one_day": "one day apart",
    "year": "other year",
    "date": "other date",
    "deadline": "other deadline",
    "polarity": "said and denied, or up and down",
}
