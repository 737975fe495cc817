"""Sources as they stand on pages: as numbered notes, and by a few words beside what leans on them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.model import Reference, Source, host_of
from timeline.paragraphs import REL
from timeline.render.anchors import anchor
from timeline.render.escaping import escaped
from timeline.render.notes import Note, short_name
from timeline.vocabulary import Reliability, Seen

if TYPE_CHECKING:
    from timeline.render.ink import Here

__all__ = ["addresses", "host", "noted_source", "out", "reference", "references", "source_item"]

_NO_NOTES: Mapping[str, int] = {}


def source_item(here: "Here", note: Note) -> str:
    """Return what a note says of its source: what it is, where it can be read, and which claims lean on it."""
    source = note.source
    quote = f'<q class="tl-quote">{here.inline(source.quote)}</q>' if source.quote else ""
    return (
        f'<cite class="tl-cite">{_name(here, source)}</cite>\n'
        f'<span class="tl-aside">{_origin(here, source, note.locator)}</span>\n'
        f'<span class="tl-outs">{addresses(here, source)}{"".join(_badges(here, source))}</span>\n'
        f"{_uses(here, note)}{quote}"
    )


def out(address: str, words: str) -> str:
    """Return a link that leads out of the site; its words are HTML."""
    return f'<a class="tl-out" href="{escaped(address)}" rel="{REL}">{words}</a>'


def host(address: str) -> str:
    """Return the host of an address, as a reader should see it before following it."""
    return host_of(address).removeprefix("www.")


def addresses(here: "Here", source: Source) -> str:
    """Return links to a source and its copies."""
    links = [out(source.url, escaped(host(source.url)))] if source.url else []
    if source.archived:
        links.append(out(source.archived, here.ink.sayings.say("archived copy")))
    if source.via:
        words = here.ink.sayings.say("read in a copy at %(host)s", host=escaped(host(source.via)))
        links.append(out(source.via, words))
    return "".join(links)


def references(here: "Here", several: Sequence[Reference], numbers: Mapping[str, int] = _NO_NOTES) -> str:
    """Return references in a row."""
    return here.ink.sayings.semicolon.join(reference(here, each, numbers) for each in several)


def reference(here: "Here", to: Reference, numbers: Mapping[str, int]) -> str:
    """Return a reference by a few words: the source, its date, and where in it; nothing for an unknown source."""
    source = here.ink.story.sources.get(to.source)
    if source is None:
        return ""
    date = f' <span class="tl-aside">{escaped(here.brief(source.date))}</span>' if source.date else ""
    locator = f' <span class="tl-aside"><bdi>{escaped(to.locator)}</bdi></span>' if to.locator else ""
    return f"{noted_source(here, source, numbers)}{date}{locator}"


def noted_source(here: "Here", source: Source, numbers: Mapping[str, int]) -> str:
    """Return a source's name as a link to its numbered note, if the page has one, or else to its own page."""
    name, number = f"<bdi>{escaped(short_name(source))}</bdi>", numbers.get(source.id or "")
    if number:
        return f'<a class="tl-ref" href="#source-{number}">{name}<sup>{here.ink.sayings.count(number)}</sup></a>'
    return f'<a href="{escaped(here.href(source))}">{name}</a>'


def _name(here: "Here", source: Source) -> str:
    if source.id:
        return anchor(here, source)
    name = escaped(source.name)
    return out(source.url, name) if source.url else name


def _origin(here: "Here", source: Source, locator: str | None) -> str:
    """Return who wrote and published a source, and when, and where in it to look."""
    date = here.phrase(source.date) if source.date else None
    return escaped(here.ink.sayings.comma.join(filter(None, (source.author, source.publisher, date, locator))))


def _badges(here: "Here", source: Source) -> Iterator[str]:
    """Yield what a reader should know before leaning on a source."""
    say = here.ink.sayings.say
    if source.primary:
        yield _badge("", say("the party itself"))
    if source.reliability is Reliability.AGGREGATOR:
        yield _badge(" tl-badge--weak", say("aggregator"))
    if source.seen is Seen.EXCERPT:
        yield _badge("", say("excerpt read"))
    elif source.seen is Seen.CITED:
        yield _badge(" tl-badge--weak", say("not read, named by another source"))
    elif source.seen is Seen.REMEMBERED:
        yield _badge(" tl-badge--weak", say("not seen, from memory"))


def _badge(tone: str, words: str) -> str:
    return f'<span class="tl-badge{tone}">{words}</span>'


def _uses(here: "Here", note: Note) -> str:
    """Return the claims that a source speaks for and against, as links."""
    say = here.ink.sayings.say
    sides = ((say("for claim"), note.supports), (say("against claim"), note.opposes))
    uses = [f"{words} {_claims(here, numbers)}" for words, numbers in sides if numbers]
    return f'<span class="tl-uses">{" · ".join(uses)}</span>' if uses else ""


def _claims(here: "Here", numbers: Sequence[int]) -> str:
    links = (f'<a href="#claim-{number}">{here.ink.sayings.count(number)}</a>' for number in numbers)
    return " ".join(links)
