"""What is put away of a telling is what another process goes on from."""

import pickle
from io import BytesIO
from pathlib import Path

import pytest

from tests.test_differing import STORY, changed
from tests.world import contents
from timeline import Memory, Options, Shelf, build
from timeline.dates.words import Precision
from timeline.remembering import recalled, remember
from timeline.render import difference


def _write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def test_a_story_is_recalled(tmp_path: Path) -> None:
    """It is the same, record by record and page by page; told on from, only what has changed is read again."""
    _write(tmp_path, STORY)
    shelf, memory, options = Shelf(tmp_path), Memory(), Options()
    site = build(shelf.look()[0], options, memory=memory)
    assert not site.errors
    file = BytesIO()
    remember(shelf, memory, site.ink, file)
    file.seek(0)
    again = recalled(file)
    assert again.story == site.ink.story
    _write(tmp_path, changed(STORY, "events/b.yml", "+summary: New.\n"))
    files, _ = again.shelf.look()
    told = build(files, options, memory=again.memory)
    assert contents(told) == contents(build(files, options))
    for id_, event in again.story.events.items():
        assert (told.ink.story.events[id_] is event) == (id_ != "b")
    found = difference(again.ink(options), told.ink)
    assert found is not None
    assert found.everywhere
    assert "events/b/" in found.addresses


def test_members_are_recalled_by_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that would have them looked up by name, as Debian 12's does, remembers a story all the same."""
    monkeypatch.setattr(Precision, "__reduce_ex__", lambda member, _: (getattr, (Precision, member.name)))
    _write(tmp_path, STORY)
    shelf, memory = Shelf(tmp_path), Memory()
    ink = build(shelf.look()[0], Options(), memory=memory).ink
    file = BytesIO()
    remember(shelf, memory, ink, file)
    file.seek(0)
    assert recalled(file).story == ink.story


@pytest.mark.parametrize("harm", [b"cos\nsystem\n.", b"ctimeline.folders\nos.system\n.", b"ctimeline.folders\nos\n."])
def test_nothing_but_a_story_is_recalled(harm: bytes) -> None:
    """A pickle that names a function, a module, or what one of our modules only uses is refused."""
    with pytest.raises(pickle.UnpicklingError):
        recalled(BytesIO(harm))
