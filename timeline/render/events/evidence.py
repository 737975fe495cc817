"""What an event leans on: its sources as numbered notes, and what was wrong once."""

from collections.abc import Iterator, Sequence

from timeline.model import Event
from timeline.render.events.sections import Section, section
from timeline.render.ink import Here
from timeline.render.notes import Note
from timeline.render.sources import source_item

__all__ = ["corrections", "sources"]


def sources(here: Here, notes: Sequence[Note]) -> Section:
    """Return the numbered sources of an event, or that it names none."""
    say = here.ink.sayings.say
    if not notes:
        words = say("No source is named for this event.")
        return section("sources", say("Sources"), f'<p class="tl-weak">{words}</p>\n')
    items = "".join([f'<li id="source-{note.number}">{source_item(here, note)}</li>\n' for note in notes])
    many = " tl-sources--many" if len(notes) > 3 else ""
    return section("sources", say("Sources"), f'<ol class="tl-sources{many}">\n{items}</ol>\n')


def corrections(here: Here, event: Event) -> Iterator[Section]:
    """Yield what was wrong once and what it says now, if anything was."""
    if not event.corrections:
        return
    say = here.ink.sayings.say
    said = [
        say("%(date)s: %(words)s", date=here.time(each.date), words=here.inline(each.note))
        for each in event.corrections
    ]
    items = "".join([f"<li>{each}</li>" for each in said])
    yield section("corrections", say("Corrections"), f'<ul class="tl-corrections">\n{items}</ul>\n')
