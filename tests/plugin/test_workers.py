"""What several processes make is what one makes, whatever happens to them."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_timeline.workers import Errand, portions, spread
from tests.plugin.projects import Project, event, settings

Maker = Callable[..., Project]

FAULTS = {3: "soruces: []\n", 31: "tags: [a\n", 38: "soruces: []\n"}


def test_things_are_shared_out_in_order() -> None:
    """Whoever makes them, and however few they are, things come in their order, each made once."""
    for count in (*range(9), 40, 41, 300, 401):
        for number in (1, 2, 4):
            assert [*spread(number, str, range(count))] == [*map(str, range(count))]


def test_who_asks_helps_while_nothing_has_come() -> None:
    """What another process is long about is waited for at the end only; alone, who asks makes everything."""
    waited, end = os.pipe()
    asking = os.getpid()

    def work(number: int) -> tuple[int, int]:
        if os.getpid() != asking and number >= 40:
            os.read(waited, 1)
        elif number >= 1200:
            os.write(end, bytes(50))  # enough for all that the other may take up from now on
        return number, os.getpid()

    made = list(spread(2, work, range(2400)))
    assert [number for number, _ in made] == [*range(2400)]
    assert sum(process != asking for _, process in made[40:1200]) <= 40
    assert {process for _, process in spread(1, lambda number: (number, os.getpid()), range(10))} == {asking}


def test_what_a_worker_leaves_undone_is_done() -> None:
    """Where the system ends a process with some things in its hands, the one who asks makes them."""
    heard, begun = os.pipe()
    asking = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != asking:
            os.write(begun, b".")
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 1600:
            assert os.read(heard, 1)  # something was in the other's hands
        return number

    assert list(spread(2, work, range(2400))) == [*range(2400)]


def test_what_others_raise_is_raised_here() -> None:
    """A fault in what another process makes is the fault of whoever asked."""
    asking = os.getpid()

    def work(number: int) -> int:
        if number == 200:
            raise ValueError(f"nothing there, {asking == os.getpid()}")
        return number

    with pytest.raises(ValueError, match="nothing there"):
        list(spread(3, work, range(400)))


@given(st.lists(st.integers(0, 50), max_size=200), st.integers(1, 4))
def test_portions_are_all_the_works(weights: list[int], number: int) -> None:
    """Every work is in one portion, heavier ones sooner; none but a single one is more than a share of what is left."""
    found = portions(weights, number)
    order = [work for portion in found for work in portion]
    assert sorted(order) == [*range(len(weights))]
    assert [weights[work] for work in order] == sorted(weights, reverse=True)
    heavy = [sum(weights[work] for work in portion) - weights[portion[-1]] for portion in found]
    left = sum(weights)
    for portion, weight in zip(found, heavy, strict=True):
        assert weight <= left / (number * 2)
        left -= sum(weights[work] for work in portion)


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
def test_complaints_are_the_same_by_many_workers(project: Maker) -> None:
    """Faults in files that others have read are named at their places, in the same order."""
    days = {f"docs/events/e{n:02}.yml": event(f"Day {n}") for n in range(40)}
    wrong = {f"docs/events/e{n:02}.yml": event(f"Day {n}", more=fault) for n, fault in FAULTS.items()}
    one = project({**days, **wrong, "mkdocs.yml": settings(timeline={"workers": 1})})
    complaints = one.build().errors
    assert len(complaints) == 3
    one.write({"mkdocs.yml": settings(timeline={"workers": 3})})
    assert one.build().errors == complaints
