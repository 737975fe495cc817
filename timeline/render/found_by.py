"""What the host's search finds the page of a record by: its own words, without what other pages say as well."""

from typing import Any

from timeline.model import Event
from timeline.render.escaping import escaped
from timeline.render.ink import Here

__all__ = ["event_words", "record_words"]


def event_words(here: Here, event: Event) -> str:
    """Return the words of an event; of a withdrawn one only why it is gone."""
    told = _reason(here, event) if event.withdrawn else _told(here, event)
    return f'<h1 id="event">{escaped(event.title)}</h1>\n<p>{escaped(here.phrase(event.date))}</p>\n{told}'


def record_words(here: Here, thing: Any, lede: str | None) -> str:
    """Return the words of an entity, a thread, a source or a series."""
    name = f'<h1 id="record">{escaped(thing.name)}</h1>\n'
    said = f"<p>{here.inline(lede)}</p>" if lede else ""
    body = here.block(thing.body) if getattr(thing, "body", None) else ""
    aliases = here.ink.sayings.comma.join(getattr(thing, "aliases", ()))
    others = f"<p>{escaped(aliases)}</p>" if aliases else ""
    publisher = f"<p>{escaped(thing.publisher)}</p>" if getattr(thing, "publisher", None) else ""
    return f"{name}{said}{body}{others}{publisher}"


def _told(here: Here, event: Event) -> str:
    summary = f"<p>{here.inline(event.summary)}</p>" if event.summary else ""
    body = here.block(event.body) if event.body else ""
    entities = "".join([f"{escaped(entity.name)}, " for entity in here.all("entities", event.entities)])
    tags = escaped(here.ink.sayings.comma.join(event.tags))
    return f"{summary}{body}<p>{entities}{tags}</p>\n{_claims(here, event)}"


def _claims(here: Here, event: Event) -> str:
    if not event.claims:
        return ""
    title = here.ink.sayings.say("What is claimed")
    said = "".join([f"<p>{here.inline(claim.says)}</p>" for claim in event.claims])
    return f'<h2 id="claims">{title}</h2>\n{said}'


def _reason(here: Here, event: Event) -> str:
    return f"<p>{here.inline(event.withdrawn.reason)}</p>\n" if event.withdrawn else ""
