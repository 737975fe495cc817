"""What contradicts what, and what names something that isn't there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC

from timeline.diagnostics import Diagnostic, Severity, did_you_mean
from timeline.links import Link, LinkGraph
from timeline.model import Entity, Event, Reference, Series, Source, Story, Thread
from timeline.records import Origin

__all__ = ["CHECKS", "advise", "check", "reversed_links"]

Path = tuple[str | int, ...]


def check(story: Story, links: LinkGraph) -> Iterator[Diagnostic]:
    """Yield what every check finds."""
    for each in CHECKS:
        yield from each(story, links)


def advise(story: Story, links: LinkGraph) -> Iterator[Diagnostic]:
    """Yield what an editor might look at: it keeps nothing from being published."""
    yield from effects_before_causes(story, links)
    yield from editorial(story, links)


def names_in_events(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield each kind, entity, thread, source and series that an event names and nobody defined."""
    for event in story.checked(Event):
        place = story.origins[event.id]
        if event.kind and event.kind not in story.kinds:
            hint = did_you_mean(event.kind, story.kinds)
            yield place.complain(f"no kind is called '{event.kind}'{hint}", "unknown-kind", "kind")
        if not story.entities.keys() >= {*event.entities}:
            yield from _unknown(story, place, "entity", story.entities, _listed("entities", event.entities))
        if not story.threads.keys() >= {*event.threads}:
            yield from _unknown(story, place, "thread", story.threads, _listed("threads", event.threads))
        yield from _unknown(story, place, "source", story.sources, _sources(event))
        if event.figures:
            series = ((("figures", n, "series"), each.series) for n, each in enumerate(event.figures) if each.series)
            yield from _unknown(story, place, "series", story.series, series)


def names_elsewhere(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield each name in an entity, thread or series that nobody defined."""
    for entity in story.checked(Entity):
        if entity.part_of:
            wanted: list[tuple[Path, str]] = [(("part-of",), entity.part_of)]
            yield from _unknown(story, story.origins[entity.id], "entity", story.entities, wanted)
    for thread in story.checked(Thread):
        if thread.anchor:
            wanted = [(("anchor",), thread.anchor)]
            yield from _unknown(story, story.origins[thread.id], "event", story.events, wanted)
    for series in story.checked(Series):
        wanted = [(("points", n, "source"), point.source) for n, point in enumerate(series.points) if point.source]
        yield from _unknown(story, story.origins[series.id], "source", story.sources, wanted)


def sources_have_names(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield each source with neither title nor address."""
    message = "a source needs a title or a url"
    for source in story.sources.values():
        if not source.name:
            yield story.origins[source.id or ""].complain(message, "nameless-source")
    for event in story.events.values():
        for number, citation in enumerate(event.sources):
            if isinstance(citation, Source) and not citation.id and not citation.name:
                yield story.origins[event.id].complain(message, "nameless-source", "sources", number)


def figures_have_names(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield each figure that names neither a series nor itself."""
    for event in story.events.values():
        for number, figure in enumerate(event.figures):
            if not figure.series and not figure.label:
                message = "a figure needs the id of a series, or a label"
                yield story.origins[event.id].complain(message, "nameless-figure", "figures", number)


def bounds_hold_values(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield each number that lies outside its own bounds."""
    for collection, name in ((story.events, "figures"), (story.series, "points")):
        for id_, thing in collection.items():
            for number, each in enumerate(getattr(thing, name)):
                if (each.low is not None and each.low > each.value) or (
                    each.high is not None and each.high < each.value
                ):
                    message = f"{each.value} lies outside its bounds, {each.low or '…'} to {each.high or '…'}"
                    yield story.origins[id_].complain(message, "bounds", name, number, "value")


def former_ids_are_free(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield each former id that something else has, or had."""
    claimed: dict[str, str] = {}
    for collection in (story.events, story.entities, story.threads, story.series):
        for id_, thing in collection.items():
            for number, former in enumerate(thing.former_ids):
                place = story.origins[id_]
                if former in story.origins:
                    message = f"'{former}' can't be a former id: {story.origins[former].at()} has it now"
                    yield place.complain(message, "former-id", "former-ids", number)
                elif claimed.setdefault(former, id_) != id_:
                    message = f"'{former}' is already a former id of '{claimed[former]}'"
                    yield place.complain(message, "former-id", "former-ids", number)


def effects_before_causes(story: Story, links: LinkGraph) -> Iterator[Diagnostic]:
    """Yield a complaint about each causal link whose effect surely came before its cause."""
    for link, message in reversed_links(story, links):
        yield story.origins[link.writer].complain(
            message, "effect-before-cause", "links", link.number, severity=Severity.ADVICE
        )


def reversed_links(story: Story, links: LinkGraph) -> Iterator[tuple[Link, str]]:
    """Yield each causal link whose effect surely came before its cause, and say so."""
    zone = story.settings.time_zone or UTC
    for link in links.causal:
        cause, effect = story.events[link.subject], story.events[link.object]
        latest, earliest = effect.date.span(zone)[1], cause.date.span(zone)[0]
        if latest is not None and earliest is not None and latest < earliest:
            yield link, f"the effect '{effect.id}' ({effect.date}) came before its cause '{cause.id}' ({cause.date})"


def editorial(story: Story, _: LinkGraph) -> Iterator[Diagnostic]:
    """Yield advice on events that nothing, or little, stands behind."""
    for event in story.events.values():
        if event.withdrawn:
            continue
        place = story.origins[event.id]
        if not event.sources:
            yield place.complain("no source is named", "no-source", severity=Severity.ADVICE)
        elif len(event.sources) == 1:
            yield place.complain("a single source carries this", "single-source", "sources", severity=Severity.ADVICE)
        if event.verified is None:
            yield place.complain("never checked: 'verified' is missing", "not-verified", severity=Severity.ADVICE)


CHECKS: tuple[Callable[[Story, LinkGraph], Iterator[Diagnostic]], ...] = (
    names_in_events,
    names_elsewhere,
    sources_have_names,
    figures_have_names,
    bounds_hold_values,
    former_ids_are_free,
)
"""The checks in the order they run; to add one, write a generator like these and name it here."""


def _listed(name: str, words: Sequence[str]) -> Iterator[tuple[Path, str]]:
    return (((name, number), word) for number, word in enumerate(words))


def _sources(event: Event) -> Iterator[tuple[Path, str]]:
    for number, citation in enumerate(event.sources):
        if isinstance(citation, Reference):
            yield ("sources", number), citation.source
    for number, claim in enumerate(event.claims):
        for name, references in (("for", claim.supporting), ("against", claim.against)):
            yield from ((("claims", number, name, n), each.source) for n, each in enumerate(references))
    for number, figure in enumerate(event.figures):
        if figure.source:
            yield ("figures", number, "source"), figure.source


def _unknown(
    story: Story, place: Origin, kind: str, known: Mapping[str, object], wanted: Iterable[tuple[Path, str]]
) -> Iterator[Diagnostic]:
    for path, word in wanted:
        if word in known or word in story.presumed:
            continue
        if word in story.drafts:
            message = f"the {kind} '{word}' is a draft: it is left out"
            yield place.complain(message, "draft-link", *path, severity=Severity.WARNING)
            continue
        hint = f", '{word}' is {_what(story, word)}" if word in story.origins else did_you_mean(word, known)
        if kind == "source" and "://" in word:
            hint = ": write an address as 'url: …'"
        yield place.complain(f"no {kind} is called '{word}'{hint}", f"unknown-{kind}", *path)


def _what(story: Story, id_: str) -> str:
    word = type(story.find(id_)).__name__.lower()
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
