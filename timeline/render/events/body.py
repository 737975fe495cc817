"""What is told of an event between the head of its page and the parts with headings: clocks, prose and pictures."""

from collections.abc import Iterator

from timeline.model import Event, Media, Thread
from timeline.render.anchors import anchor
from timeline.render.clock import Reading, reading, since
from timeline.render.escaping import escaped
from timeline.render.ink import Here

__all__ = ["body"]


def body(here: Here, event: Event) -> Iterator[str]:
    """Yield what the clocks of its threads show at an event, what is told of it, and its pictures."""
    yield _clocks(here, event)
    if event.body:
        yield f'<div class="tl-body">\n{here.block(event.body)}\n</div>\n'
    for picture in event.media:
        yield _picture(here, event, picture)


def _clocks(here: Here, event: Event) -> str:
    threads = here.all("threads", event.threads)
    shown = [(thread, found) for thread in threads if (found := reading(here.ink, thread, event))]
    if not shown:
        return ""
    clocks = [_clock(here, thread, found) for thread, found in shown]
    times = ((here.ink.sayings.say("Local time"), shown[0][1].local), ("UTC", shown[0][1].utc))
    clocks += [f"<div><dt>{name}</dt><dd>{time}</dd></div>" for name, time in times if time]
    return f'<dl class="tl-clock">\n{"".join(clocks)}</dl>\n'


def _clock(here: Here, thread: Thread, found: Reading) -> str:
    say = here.ink.sayings.say
    if found.event.id == found.anchor.id:
        counted = say("the clock of this thread starts here")
    else:
        counted = say("counted from %(event)s", event=anchor(here, found.anchor))
    lapse = f'<b>{since(here, found.elapsed)}</b> <span class="tl-aside">{counted}</span>'
    return f"<div><dt>{escaped(thread.title)}</dt><dd>{lapse}</dd></div>\n"


def _picture(here: Here, event: Event, picture: Media) -> str:
    caption = f"{here.inline(picture.caption)} " if picture.caption else ""
    owner = here.ink.sayings.comma.join(filter(None, (picture.credit, picture.license)))
    credit = f'<span class="tl-credit">{escaped(owner)}</span>' if owner else ""
    address, alt = escaped(here.picture(event, picture.image)), escaped(picture.alt)
    return (
        f'<figure class="tl-picture"><img src="{address}" alt="{alt}" loading="lazy">\n'
        f"<figcaption>{caption}{credit}</figcaption></figure>\n"
    )
