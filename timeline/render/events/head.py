"""The head of an event's page: where it belongs, what happened and when, and how far that is to be leaned on."""

from collections.abc import Iterator, Sequence

from timeline.dates import EventDate
from timeline.model import Event, Source, Withdrawal
from timeline.render.anchors import anchor, kind_anchor
from timeline.render.dating import dating, written
from timeline.render.escaping import escaped
from timeline.render.icons import icon
from timeline.render.ink import Here
from timeline.render.notes import Note
from timeline.render.statuses import status_of
from timeline.vocabulary import Reliability, Seen

__all__ = ["head"]


def head(here: Here, event: Event, notes: Sequence[Note]) -> str:
    """Return the head of an event's page; that of a withdrawn one says only why it is gone."""
    kind = here.kind(event)
    glyph = f"{icon(kind, here.ink.options.icons)}{kind_anchor(here, kind) if kind else ''}"
    threads = "".join([anchor(here, thread) for thread in here.all("threads", event.threads)])
    kicker = f'<p class="tl-kicker">{glyph}{threads}</p>\n' if kind or threads else ""
    said = _gone(here, event.withdrawn) if event.withdrawn else _told(here, event, notes)
    return (
        f'<header class="tl-head">\n{kicker}'
        f'<h1 id="event">{escaped(event.title)}</h1>\n'
        f'<p class="tl-date">{here.time(event.date)}{_known(here, event.date)}</p>\n{said}</header>\n'
    )


def _known(here: Here, date: EventDate) -> str:
    """Return how far a date is known, and how its author wrote it where that says more."""
    known, record = dating(date), written(date, here.phrase(date))
    if not known and not record:
        return ""
    say = here.ink.sayings.say
    parts = [here.ink.sayings.comma.join([say(words) for words in known])] if known else []
    if record:
        code = f'<code dir="ltr">{escaped(record)}</code>'
        parts.append(say("on record as %(date)s", date=code))
    return f'<span class="tl-known">{" · ".join(parts)}</span>'


def _gone(here: Here, withdrawal: Withdrawal) -> str:
    words = here.ink.sayings.say("Withdrawn")
    said = f"<b>{words}</b> {here.time(withdrawal.date)}. {here.inline(withdrawal.reason)}"
    return f'<div class="tl-note tl-note--withdrawn" role="note">\n<p>{said}</p>\n</div>\n'


def _told(here: Here, event: Event, notes: Sequence[Note]) -> str:
    lede = f'<p class="tl-lede">{here.inline(event.summary)}</p>' if event.summary else ""
    return f'{lede}<p class="tl-standing">{"".join(_standing(here, event, notes))}</p>\n'


def _standing(here: Here, event: Event, notes: Sequence[Note]) -> Iterator[str]:
    """Yield how sure an event is, what about it is disputed, how many sources it has, and when it was checked."""
    say, plural = here.ink.sayings.say, here.ink.sayings.plural
    if event.status:
        yield status_of(here, event.status)
    if disputed := sum([claim.disputed for claim in event.claims]):
        words = plural("%(num)s claim disputed", "%(num)s claims disputed", disputed)
        yield f'<a class="tl-disputed" href="#claims">{words}</a>'
    if notes:
        words = plural("%(num)s source", "%(num)s sources", len(notes))
        yield f'<a href="#sources">{words}</a>'
    if weak := _weakness(here, [note.source for note in notes if note.named]):
        yield f'<span class="tl-weak">{weak}</span>'
    if event.verified:
        words = say("checked against its sources on %(date)s", date=here.time(event.verified))
        yield f"<span>{words}</span>"


def _weakness(here: Here, sources: Sequence[Source]) -> str:
    """Say so where nothing firm was read; derived from what is known of the sources, never typed into prose."""
    read = [source for source in sources if source.seen not in {Seen.CITED, Seen.REMEMBERED}]
    if sources and not read:
        return here.ink.sayings.say("rests on sources that were not read")
    if read and all(source.reliability is Reliability.AGGREGATOR for source in read):
        return here.ink.sayings.say("rests on weak sources: aggregators only")
    return ""
