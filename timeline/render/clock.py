"""Events on a thread's clock: the story's local time, UTC, and T+ from the anchor."""

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import Elapsed, EventDate, Form, Point, Precision, elapsed
from timeline.model import Event, Thread
from timeline.phrases import Language

if TYPE_CHECKING:
    from timeline.render.ink import Here, Ink

__all__ = ["Reading", "clock_of", "reading", "since"]

_TIMED = frozenset({Precision.MINUTE, Precision.SECOND})


class Reading(NamedTuple):
    """What a clock shows at an event: local time and UTC where the time of day is known, and how far it is from T."""

    event: Event
    anchor: Event
    elapsed: Elapsed
    local: str = ""
    utc: str = ""


def clock_of(ink: "Ink", thread: Thread) -> list[Reading]:
    """Return every event of a thread on its clock; nothing where the thread has none, or no anchor."""
    events = ink.selections.threads.get(thread.id, ())
    return [found for event in events if (found := reading(ink, thread, event))]


def reading(ink: "Ink", thread: Thread, event: Event) -> Reading | None:
    """Return what a thread's clock shows at one of its events."""
    anchor = ink.story.events.get(thread.anchor or "") if thread.clock else None
    if anchor is None:
        return None
    zone, tongue = ink.chronology.zone, ink.language
    return Reading(event, anchor, elapsed(anchor.date, event.date, zone), *_clocks(event.date, zone, tongue))


def since(here: "Here", elapsed: Elapsed) -> str:
    """Return how long after its anchor something was, in words around `T+2 d 4 h`."""
    say, first, last = here.ink.sayings.say, elapsed.first, elapsed.last
    if first and elapsed.exact:
        words = str(first)
    elif first and last:
        words = say("%(first)s to %(last)s", first=str(first), last=str(last))
    elif first:
        words = say("from %(first)s on", first=str(first))
    else:
        words = say("up to %(last)s", last=str(last)) if last else ""
    return say("about %(time)s", time=words) if elapsed.about else words


def _clocks(date: EventDate, zone: tzinfo, tongue: Language) -> tuple[str, str]:
    point = date.start
    if date.form is not Form.SINGLE or not isinstance(point, Point) or point.precision not in _TIMED:
        return "", ""
    bound = point.earliest
    if bound.time is None or not 1 < bound.year < 9999:
        return "", ""
    moment = datetime.combine(datetime(bound.year, bound.month, bound.day, tzinfo=UTC).date(), bound.time)
    seconds = point.precision is Precision.SECOND
    local = _shown(moment.astimezone(zone), tongue, seconds=seconds)
    return ("" if zone is UTC else local), _shown(moment.astimezone(UTC), tongue, seconds=seconds)


def _shown(moment: datetime, tongue: Language, *, seconds: bool) -> str:
    day = tongue.day(moment.year, moment.month, moment.day)
    clock = tongue.in_digits(f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}")
    return f"{day}, {clock} {moment.tzname()}"
