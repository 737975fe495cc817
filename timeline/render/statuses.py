"""How an event or a claim stands, as a word beside it."""

from typing import TYPE_CHECKING

from timeline.vocabulary import Status

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["status_of"]


def status_of(here: "Here", status: Status) -> str:
    """Return the word for a status."""
    words = here.ink.sayings.say_in("status", status.value)
    return f'<span class="tl-status tl-status--{status.value}">{words}</span>'
