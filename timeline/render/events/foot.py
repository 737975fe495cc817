"""The foot of an event's page: its neighbours in time, since when it is on record, and how to cite it."""

from collections.abc import Sequence
from urllib.parse import quote

from timeline.model import Event
from timeline.render.citations import citations_of
from timeline.render.connections import Neighbour
from timeline.render.escaping import escaped
from timeline.render.ink import Here

__all__ = ["foot"]


def foot(here: Here, event: Event, before: Sequence[Neighbour], after: Sequence[Neighbour]) -> str:
    """Return the foot of an event's page; a withdrawn one is not to be cited."""
    citing = "" if event.withdrawn else _citing(here, event)
    return f'<footer class="tl-foot">\n{_neighbours(here, before, after)}{_facts(here, event)}{citing}</footer>\n'


def _neighbours(here: Here, before: Sequence[Neighbour], after: Sequence[Neighbour]) -> str:
    if not before and not after:
        return ""
    say = here.ink.sayings.say
    earlier = [_step(here, each, "prev", say("Earlier") if each.in_time else say("Before this")) for each in before]
    later = [_step(here, each, "next", say("Later") if each.in_time else say("After this")) for each in after]
    name = say("Events in time")
    return (
        f'<nav class="tl-neighbours" aria-label="{name}">\n'
        f'<div>{"".join(earlier)}</div>\n<div class="tl-later">{"".join(later)}</div>\n</nav>\n'
    )


def _step(here: Here, neighbour: Neighbour, rel: str, words: str) -> str:
    event = neighbour.event
    if neighbour.threads:
        titles = escaped(here.ink.sayings.comma.join(neighbour.titles))
        within = here.ink.sayings.say("in %(thread)s", thread=titles)
        words = f"{words} {within}"
    next_to = f' rel="{rel}"' if neighbour.in_time else ""
    how = f'<span class="tl-step__how">{words} · {escaped(here.brief(event.date))}</span>'
    return f'<a class="tl-step"{next_to} href="{escaped(here.href(event))}">{how} {escaped(event.title)}</a>\n'


def _facts(here: Here, event: Event) -> str:
    """Return since when an event is on record, and where a mistake in it is reported."""
    say, address = here.ink.sayings.say, escaped(_reporting(here, event))
    facts = [say("On record since %(date)s", date=here.time(event.added))] if event.added else []
    if address:
        words = say("Send a correction")
        facts.append(f'<a href="{address}">{words}</a>')
    items = "".join([f"<li>{fact}</li>" for fact in facts])
    return f'<ul class="tl-foot__facts">\n{items}</ul>\n' if facts else ""


def _reporting(here: Here, event: Event) -> str:
    """Return where a reader reports a mistake in an event."""
    address = here.ink.options.corrections
    if "{title}" in address:
        return address.replace("{title}", quote(f"Correction: {event.id}", safe=""))
    return address if not address or ":" in address else here.root + address


def _citing(here: Here, event: Event) -> str:
    """Return the ways to cite an event's page, each with a button that copies it."""
    say, say_in = here.ink.sayings.say, here.ink.sayings.say_in
    summary, copy, done = say("Cite this"), say("Copy"), say("Copied")
    button = f'<button class="tl-copy" type="button" hidden data-done="{done}">{copy}</button>'
    ways = "".join(
        [
            f"<div><dt>{say_in('citation', way.name)}</dt>"
            f'<dd><pre tabindex="0">{escaped(way.text)}</pre>{button}</dd></div>'
            for way in citations_of(event, here.ink.options.site_name, _absolute(here, event))
        ]
    )
    return f'<details class="tl-citing" data-search-exclude><summary>{summary}</summary>\n<dl>{ways}</dl>\n</details>\n'


def _absolute(here: Here, event: Event) -> str:
    """Return the whole address of an event's page, where the site has one."""
    base = here.ink.options.site_url
    return f"{base.rstrip('/')}/{here.ink.options.addresses.page('events', event.id)}" if base else ""
