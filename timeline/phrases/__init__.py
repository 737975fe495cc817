"""The words for dates, in the reader's language."""

from timeline.phrases.columns import short
from timeline.phrases.sentences import month_name, phrase

__all__ = ["month_name", "phrase", "short"]
