"""The words for dates and for everything else, in the reader's language."""

from timeline.phrases.brief import brief
from timeline.phrases.catalogue import catalogue, noted, noted_in
from timeline.phrases.columns import short
from timeline.phrases.labels import worded
from timeline.phrases.language import Language, language
from timeline.phrases.sentences import month_name, phrase

__all__ = [
    "Language",
    "brief",
    "catalogue",
    "language",
    "month_name",
    "noted",
    "noted_in",
    "phrase",
    "short",
    "worded",
]
