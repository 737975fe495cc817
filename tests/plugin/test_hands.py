"""What several hands make is what one makes, whatever happens to them."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_timeline.hands import Errand, spread
from tests.plugin.projects import Project, event, settings

Maker = Callable[..., Project]

FAULTS = {3: "soruces: []\n", 31: "tags: [a\n", 38: "soruces: []\n"}


def test_things_are_shared_out_in_order() -> None:
    """Whoever makes them, things come in their order, and the first, and fewer, are made by the one who asks."""
    made = list(spread(3, lambda number: (number, os.getpid()), range(80)))
    assert [number for number, _ in made] == [*range(80)]
    makers = [process for _, process in made]
    assert makers[:20] == [os.getpid()] * 20
    assert sorted(makers.count(each) for each in {*makers}) == [20, 30, 30]
    assert all(
        [*spread(hands, str, range(count))] == [*map(str, range(count))] for hands in (2, 4) for count in range(9)
    )
    assert list(spread(3, str, [])) == []
    assert {process for _, process in spread(1, lambda number: (number, os.getpid()), range(10))} == {os.getpid()}


@pytest.mark.parametrize("number", [1, 2])
def test_what_an_errand_raises_is_raised_where_its_result_is_wanted(number: int) -> None:
    """Not sooner, and as it was."""

    def fail() -> str:
        raise ValueError("nothing there")

    errand = Errand(fail, number)
    with pytest.raises(ValueError, match="nothing there"):
        errand.result()


def test_an_errand_that_is_ended_from_outside_is_no_result() -> None:
    """Where the system ends a process, for want of memory perhaps, nobody waits for ever."""
    errand = Errand(lambda: os.kill(os.getpid(), signal.SIGKILL), 2)
    with pytest.raises(RuntimeError, match="ended before"):
        errand.result()


def test_an_errand_is_called_off(tmp_path: Path) -> None:
    """Nobody goes on with what is no longer wanted, and calling off what is done does no harm."""
    begun, never = tmp_path / "begun", tmp_path / "never"
    os.mkfifo(begun)
    os.mkfifo(never)

    def work() -> None:
        begun.write_text(str(os.getpid()))
        never.read_text()  # from which nobody ever hears

    errand = Errand(work, 2)
    process = int(begun.read_text())
    errand.call_off()
    errand.call_off()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.build
def test_complaints_are_the_same_by_many_hands(project: Maker) -> None:
    """Faults in files that others have read are named at their places, in the same order."""
    days = {f"docs/events/e{n:02}.yml": event(f"Day {n}") for n in range(40)}
    wrong = {f"docs/events/e{n:02}.yml": event(f"Day {n}", more=fault) for n, fault in FAULTS.items()}
    one = project({**days, **wrong, "mkdocs.yml": settings(timeline={"workers": 1})})
    complaints = one.build().errors
    assert len(complaints) == 3
    one.write({"mkdocs.yml": settings(timeline={"workers": 3})})
    assert one.build().errors == complaints
