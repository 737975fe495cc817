"""The closed words of the record format, as the reader's language has them."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.model import Story
from timeline.phrases.catalogue import noted_in
from timeline.phrases.language import Language
from timeline.vocabulary import KINDS, RELATIONS, Kind, Relation

__all__ = ["worded"]

# What templates and pages look up by its English words, for those who collect the words.
_NOTED = (
    noted_in("kind", "Launch"),
    noted_in("kind", "Release"),
    noted_in("kind", "Feature"),
    noted_in("kind", "Deal"),
    noted_in("kind", "Policy"),
    noted_in("kind", "Statement"),
    noted_in("kind", "Controversy"),
    noted_in("kind", "Legal"),
    noted_in("kind", "Metric"),
    noted_in("kind", "Outage"),
    noted_in("kind", "Incident"),
    noted_in("kind", "Fix"),
    noted_in("kind", "Shutdown"),
    noted_in("relation", "led to"),
    noted_in("relation", "caused by"),
    noted_in("relation", "responds to"),
    noted_in("relation", "answered by"),
    noted_in("relation", "follows"),
    noted_in("relation", "followed by"),
    noted_in("relation", "before"),
    noted_in("relation", "after"),
    noted_in("relation", "part of"),
    noted_in("relation", "includes"),
    noted_in("relation", "supersedes"),
    noted_in("relation", "superseded by"),
    noted_in("relation", "contradicts"),
    noted_in("relation", "related to"),
    noted_in("status", "confirmed"),
    noted_in("status", "reported"),
    noted_in("status", "disputed"),
    noted_in("status", "retracted"),
    noted_in("thread status", "ongoing"),
    noted_in("thread status", "closed"),
    noted_in("entity type", "person"),
    noted_in("entity type", "organization"),
    noted_in("entity type", "product"),
    noted_in("entity type", "place"),
    noted_in("entity type", "work"),
    noted_in("entity type", "law"),
    noted_in("entity type", "group"),
    noted_in("source type", "article"),
    noted_in("source type", "statement"),
    noted_in("source type", "paper"),
    noted_in("source type", "dataset"),
    noted_in("source type", "court"),
    noted_in("source type", "video"),
    noted_in("source type", "post"),
    noted_in("source type", "book"),
    noted_in("source type", "web"),
)


def worded(story: Story, language: Language) -> Story:
    """Return a story whose built-in kinds and relations are called as a language calls them.

    What the author has called them stays as it is written.
    """
    return replace(story, kinds=dict(_kinds(story, language)), relations=dict(_relations(story, language)))


def _kinds(story: Story, language: Language) -> Iterator[tuple[str, Kind]]:
    for id_, kind in story.kinds.items():
        written = story.settings.kinds.get(id_)
        builtin = id_ in KINDS and not (written and written.label)
        yield id_, replace(kind, label=language.say_in("kind", kind.label)) if builtin else kind


def _relations(story: Story, language: Language) -> Iterator[tuple[str, Relation]]:
    for id_, relation in story.relations.items():
        builtin = RELATIONS.get(id_)
        written = story.settings.relations.get(id_)
        label, inverse = relation.label, relation.inverse_label
        if builtin and builtin.label == label and not (written and written.label):
            label = language.say_in("relation", label)
        if builtin and builtin.inverse_label == inverse and not (written and written.inverse_label):
            inverse = language.say_in("relation", inverse)
        yield id_, replace(relation, label=label, inverse_label=inverse)
