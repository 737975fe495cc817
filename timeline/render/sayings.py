"""The words of the interface as HTML, each looked up once for all pages."""

from functools import lru_cache, partial

from timeline.phrases import language, month_name

__all__ = ["Sayings"]


class Sayings:
    """What functions that write pages say, in one language.

    A catalogue is as good as a template: its words are HTML already. What comes into their places is HTML, too.
    """

    def __init__(self, locale: str) -> None:
        """Speak the language of a locale."""
        tongue = language(locale)
        self.comma = tongue.say_in("between the items of a list", ", ")
        self.semicolon = tongue.say_in("between the items of a list", "; ")
        self.say_in = lru_cache(maxsize=1024)(tongue.words.pgettext)
        self.plural = lru_cache(maxsize=4096)(tongue.plural)
        self.count = lru_cache(maxsize=4096)(tongue.count)
        self.month = lru_cache(maxsize=4096)(partial(month_name, locale=locale))
        self._message = lru_cache(maxsize=1024)(tongue.words.gettext)

    def say(self, message: str, /, **places: str) -> str:
        """Return a message with HTML in its places."""
        return self._message(message) % places if places else self._message(message)
