"""What was added, corrected and withdrawn, and when."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from timeline.dates import EventDate
from timeline.model import Event
from timeline.phrases import noted, noted_in
from timeline.render.artifacts import Page, Written
from timeline.render.descriptions import of_names
from timeline.render.headings import written
from timeline.render.ink import Ink

__all__ = ["CHANGES", "Change", "change_groups", "changes_of", "changes_page"]

CHANGES = noted("Changes")

ADDED, CORRECTED, WITHDRAWN = (
    noted_in("change", "added"),
    noted_in("change", "corrected"),
    noted_in("change", "withdrawn"),
)


class Change(NamedTuple):
    """Something that was done to the record of an event, on a day its author declared."""

    date: EventDate
    what: str
    event: Event
    note: str = ""


def changes_of(ink: Ink) -> list[Change]:
    """Return every change to the record, the newest first; of one day, withdrawals, corrections, additions.

    What was done on one day stands in the order in which it happened in the story.
    """
    found = [change for event in ink.story.events.values() for change in _changes(event)]
    zone = ink.chronology.zone
    found.sort(key=lambda change: (*change.event.date.key(zone), change.event.id))
    found.sort(key=lambda change: (change.date.key(zone), change.what), reverse=True)
    return found


def _changes(event: Event) -> Iterator[Change]:
    if event.added and not event.withdrawn:
        yield Change(event.added, ADDED, event)
    for correction in event.corrections:
        yield Change(correction.date, CORRECTED, event, correction.note)
    if event.withdrawn:
        yield Change(event.withdrawn.date, WITHDRAWN, event, event.withdrawn.reason)


def change_groups(changes: Iterable[Change]) -> Iterator[tuple[EventDate, str, list[Change]]]:
    """Yield changes in order as a day, what was done on it, and what it was done to."""
    for (_, what), group in groupby(changes, lambda change: (change.date.edtf, change.what)):
        done = list(group)
        yield done[0].date, what, done


def changes_page(ink: Ink) -> Iterator[Page]:
    """Yield the page of changes; it lives on declared dates, so a build on another day makes the same one."""
    changes = changes_of(ink)
    yield ink.index("changes", ink.language.say(CHANGES), partial(_write, ink, changes), bare=not changes)


def _write(ink: Ink, changes: list[Change]) -> Written:
    here = ink.at("changes")
    days = [
        (here.time(group[0].date), _by_kind(group))
        for group in (list(each) for _, each in groupby(changes, lambda change: change.date.edtf))
    ]
    tally = Counter(change.what for change in changes).most_common()
    title = ink.language.say(CHANGES)
    content = ink.render("changes.html", here, title=title, days=days, tally=tally)
    done = (f"{ink.language.count(number)} {ink.language.say_in('change', what)}" for what, number in tally)
    return written(content, of_names(here, title, (here.phrase(changes[0].date), *done) if changes else ()))


def _by_kind(changes: list[Change]) -> list[tuple[str, list[Change]]]:
    return [(what, list(group)) for what, group in groupby(changes, lambda change: change.what)]
