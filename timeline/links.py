"""What bears on what: mentions that found their records, seen from both ends."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.diagnostics import Diagnostic, Location, Severity, did_you_mean
from timeline.mentions import Mention as Mentioned
from timeline.model import Event, Form, Mention, Story
from timeline.prose import Reading
from timeline.recall import Recall, once
from timeline.vocabulary import Relation

__all__ = ["Link", "LinkGraph", "Tie", "bearing", "connect", "cut_mention", "mentions_of", "named"]

Path = tuple[str | int, ...]


class Link(NamedTuple):
    """Two events and how the first bears on the second, in the direction the relation is defined in.

    `writer` and `number` say which event's `links` the link was read from.
    """

    subject: str
    relation: Relation
    object: str
    note: str | None
    writer: str
    number: int


class Tie(NamedTuple):
    """A link as one of its ends sees it: in words, to whom."""

    label: str
    other: str
    note: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class LinkGraph:
    """All links of a story, and who mentions whom in prose."""

    links: tuple[Link, ...] = ()
    causal: tuple[Link, ...] = ()
    _ties: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    _mentioned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _effects: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def ties(self, id_: str) -> tuple[Tie, ...]:
        """Return an event's links and backlinks, in words from where it stands."""
        return self._ties.get(id_, ())

    def causal_among(self, ids: Collection[str]) -> list[Link]:
        """Return the causal links with both ends among some events, in order; the cost grows with these events only."""
        places = sorted(place for id_ in ids for place in self._effects.get(id_, ()))
        return [link for place in places if (link := self.causal[place]).object in ids]

    def mentioned_in(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the events whose prose mentions a record, and that have no typed link with it."""
        return self._mentioned.get(id_, ())

    @property
    def ends(self) -> tuple[Mapping[str, tuple[Tie, ...]], Mapping[str, tuple[str, ...]]]:
        """All links as their ends see them, and all that is mentioned, by id."""
        return self._ties, self._mentioned


Named = Sequence[tuple[str, Sequence[tuple[Path, Mentioned]]]]
"""The id of each record in whose prose others are mentioned, and each mention with the path of its text."""


def named(story: Story, reading: Reading, recall: Recall | None = None) -> Named:
    """Return what is mentioned in prose; what `recall` knows of the same records is not read again."""
    found = []
    for form in story.checked(Form):
        mentions = once(recall, mentions_of, form, reading)
        # A source written in an event's record has passages that are the event's.
        if mentions and not story.origins[form.id].path:  # type: ignore[attr-defined]
            found.append((form.id, mentions))  # type: ignore[attr-defined]
    return found


def mentions_of(form: Form, reading: Reading) -> tuple[tuple[Path, Mentioned], ...]:
    """Return what is mentioned in the prose of a record, each mention with the path of its text."""
    return tuple(
        (path, mention)
        for path, text in form.passages()
        if "[[" in text
        for mention in (reading.mentions_in_block(text) if path[-1] == "body" else reading.mentions_inline(text))
    )


def bearing(story: Story, mentions: Named) -> tuple[object, ...]:
    """Return all that links are made of: two stories in which it is the same, and rightly so, have the same links."""
    ids = [list(each) for each in (story.events, story.entities, story.threads, story.sources, story.series)]
    written = [(event.id, event.links) for event in story.events.values()]
    targets = [(id_, [(mention.target, mention.cut) for _, mention in found]) for id_, found in mentions]
    return story.relations, ids, written, targets, story.drafts, story.presumed, story.suspects


def connect(story: Story, mentions: Named) -> tuple[LinkGraph, list[Diagnostic]]:
    """Return the links between the story's events, and a complaint for each mention that finds nothing.

    Linear in the number of mentions: chains and hubs cost no more than anything else.
    """
    diagnostics: list[Diagnostic] = []
    links = _links(story, diagnostics)
    ties: dict[str, list[Tie]] = defaultdict(list)
    for link in links:
        relation = link.relation
        ties[link.subject].append(Tie(relation.label, link.object, link.note, relation.id))
        ties[link.object].append(Tie(relation.inverse_label, link.subject, link.note, relation.inverse))
    mentioned = _mentioned(story, mentions, ties, diagnostics)
    causal = tuple(link for link in links if link.relation.causal)
    effects: dict[str, list[int]] = defaultdict(list)
    for place, link in enumerate(causal):
        effects[link.subject].append(place)
    graph = LinkGraph(links, causal, {id_: tuple(each) for id_, each in ties.items()}, mentioned, effects)
    return graph, diagnostics


def _links(story: Story, diagnostics: list[Diagnostic]) -> tuple[Link, ...]:
    directions = dict(_directions(story.relations.values()))
    seen: dict[tuple[str, str, str], Link] = {}
    for event in story.checked(Event):
        own: set[tuple[str, str, str]] = set()
        for number, mention in enumerate(event.links):
            right = mention.target in story.events and mention.relation in directions and mention.target != event.id
            if not right and (complaint := _fault(story, event, number, mention, directions)):
                diagnostics.append(complaint)
                continue
            if not right or event.id not in story.events:
                continue  # one of their records has been complained about
            link = _directed(event.id, mention, number, *directions[mention.relation])
            key = (link.subject, link.relation.id, link.object)
            if key not in own:
                seen[key] = _joined(seen[key], link) if key in seen else link
                own.add(key)
            else:
                message = f"the link '{mention.relation}: {mention.target}' stands here a second time"
                place = story.origins[event.id]
                diagnostics.append(
                    place.complain(message, "duplicate-link", "links", number, severity=Severity.WARNING)
                )
    return tuple(seen.values())


def _joined(first: Link, second: Link) -> Link:
    """Return one link for the same one written at both ends, with what each has to say of it."""
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    return first._replace(note=" ".join(notes) or None)


def _directions(relations: Iterable[Relation]) -> Iterator[tuple[str, tuple[Relation, bool]]]:
    """Yield each word for a relation with the relation, and whether the word reads it forwards."""
    for relation in relations:
        yield relation.inverse, (relation, relation.symmetric)
        yield relation.id, (relation, True)


def _directed(writer: str, mention: Mention, number: int, relation: Relation, forwards: bool) -> Link:  # noqa: FBT001
    subject, object_ = (writer, mention.target) if forwards else (mention.target, writer)
    if relation.symmetric:
        subject, object_ = sorted((subject, object_))
    return Link(subject, relation, object_, mention.note, writer, number)


def _fault(
    story: Story,
    event: Event,
    number: int,
    mention: Mention,
    directions: Mapping[str, tuple[Relation, bool]],
) -> Diagnostic | None:
    place, word, target = story.origins[event.id], mention.relation, mention.target
    path = ("links", number, word)
    if word not in directions:
        hint = did_you_mean(word, directions)
        return Diagnostic(place.key_at(*path), f"no relation is called '{word}'{hint}", "unknown-relation")
    if target == event.id:
        return place.complain(f"'{target}' is this event itself", "self-link", *path)
    if target in story.events or target in story.presumed:
        return None
    if target in story.drafts:
        message = f"'{target}' is a draft: the link is left out"
        return place.complain(message, "draft-link", *path, severity=Severity.WARNING)
    if other := story.find(target):
        kind = type(other).__name__.lower()
        message = f"'{target}' is no event but {'an' if kind == 'entity' else 'a'} {kind}: a link leads to an event"
        return place.complain(message, "unknown-event", *path)
    hint = did_you_mean(target, [each.id for each in story.checked(Event)])
    return place.complain(f"no event is called '{target}'{hint}", "unknown-event", *path)


def _mentioned(
    story: Story, mentions: Named, ties: Mapping[str, list[Tie]], diagnostics: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    mentioned: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, found in mentions:
        told = story.find(id_)
        for path, mention in found:
            known = story.find(mention.target)
            if not known or mention.cut:
                spot = story.origins[id_].inside(mention.line, mention.column, *path)
                diagnostics.extend(() if known else unknown_mention(story, mention.target, spot))
                diagnostics.extend([cut_mention(mention, spot)] if mention.cut else ())
            elif told:
                mentioned[mention.target][id_] = None
    for id_, writers in mentioned.items():
        for tie in ties.get(id_, ()):
            writers.pop(tie.other, None)
        writers.pop(id_, None)
    return {id_: tuple(writers) for id_, writers in mentioned.items() if writers}


def unknown_mention(story: Story, target: str, spot: Location) -> Iterator[Diagnostic]:
    """Yield a complaint about a mention of a record that is not there, at its place in the prose."""
    if target in story.drafts:
        message = f"'{target}' is a draft: its name is shown without a link"
        yield Diagnostic(spot, message, "draft-link", Severity.WARNING)
    elif target not in story.presumed:
        hint = did_you_mean(target, story.origins)
        yield Diagnostic(spot, f"no record is called '{target}'{hint}", "unknown-record")


def cut_mention(mention: Mentioned, spot: Location) -> Diagnostic:
    """Return a complaint about a mention that the cell of a table cuts in two, at its place in the prose."""
    words = f"{mention.target}|{mention.words}"
    mended = words.replace("|", "\\|")
    message = f"the table's cell ends at the '|' in '[[{words}]]': write '[[{mended}]]'"
    return Diagnostic(spot, message, "cut-mention")
