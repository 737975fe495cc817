"""How an event hangs together with others, and who and what takes part in it."""

from collections.abc import Iterator, Sequence

from timeline.model import Event
from timeline.render.anchors import anchor, dated_anchor, tag_anchor
from timeline.render.connections import Connection, Group
from timeline.render.escaping import escaped
from timeline.render.events.sections import Section, section
from timeline.render.ink import Here
from timeline.render.words import opening

__all__ = ["ties", "who"]


def ties(here: Here, event: Event, connections: Sequence[Group]) -> Iterator[Section]:
    """Yield the events that an event has links with, by relation, and where else it is mentioned."""
    mentioned = _mentioned(here, event)
    if connections or mentioned:
        groups = "".join([_group(here, label, group) for label, group in connections])
        title = here.ink.sayings.say("How it hangs together")
        yield section("links", title, f'<dl class="tl-ties">\n{groups}{mentioned}</dl>\n')


def who(here: Here, event: Event) -> Iterator[Section]:
    """Yield who takes part in an event, and its tags."""
    chips = [f"<li>{anchor(here, entity)}</li>" for entity in here.all("entities", event.entities)]
    chips += [f'<li class="tl-chip--tag">{tag_anchor(here, tag)}</li>' for tag in event.tags]
    if chips:
        title = here.ink.sayings.say("Who and what")
        yield section("who", title, f'<ul class="tl-chips">\n{"".join(chips)}</ul>\n')


def _group(here: Here, label: str, group: Sequence[Connection]) -> str:
    lines = "".join([f"<dd>{_tie(here, connection)}</dd>\n" for connection in group])
    return f"<div><dt>{escaped(opening(label))}</dt>\n{lines}</div>\n"


def _tie(here: Here, connection: Connection) -> str:
    if not connection.also and not connection.note:
        return dated_anchor(here, connection.event)
    also, note = "", ""
    if connection.also:
        labels = here.ink.sayings.comma.join(map(escaped, connection.also))
        words = here.ink.sayings.say("also: %(relations)s", relations=labels)
        also = f' <span class="tl-also">{words}</span>'
    if connection.note:
        note = f'<span class="tl-tie__note">{here.inline(connection.note)}</span>'
    return f"{dated_anchor(here, connection.event)}{also}{note}"


def _mentioned(here: Here, event: Event) -> str:
    """Return whose prose mentions an event; nothing where nobody's does."""
    things = [here.record(id_) for id_ in here.ink.links.mentioned_in(event.id)]
    if not things:
        return ""
    words = here.ink.sayings.say("Mentioned in")
    names = "".join([f"<dd>{dated_anchor(here, thing)}</dd>" for thing in things])
    return f"<div><dt>{words}</dt>{names}</div>\n"
