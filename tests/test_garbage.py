"""The garbage collector while a story is read."""

import gc
from typing import Any

import pytest

from tests.world import order, told
from timeline.garbage import set_aside, uncollected


def test_it_rests_while_a_large_file_is_read() -> None:
    """Reading many events from one file sets off no collection but the one when the collector wakes."""
    events = "".join(f"- {{id: e{n}, date: 2025, title: E, tags: [a, b, c]}}\n" for n in range(500))
    phases: list[str] = []

    def remember(phase: str, info: dict[str, Any]) -> None:  # noqa: ARG001 - as the collector calls it
        phases.append(phase)

    gc.collect()
    gc.callbacks.append(remember)
    try:
        site = told({"events/all.yml": events})
    finally:
        gc.callbacks.remove(remember)
    assert len(order(site)) == 500
    assert phases.count("start") <= 3  # hundreds, were it awake
    assert gc.isenabled()


@pytest.mark.parametrize(("count", "aside"), [(10, False), (20_001, True)])
def test_it_does_not_look_through_much_that_was_made(count: int, aside: bool) -> None:  # noqa: FBT001 - a table's column
    """What was made while it rested is set aside where it is much, and left to it where it is little."""
    gc.collect()
    frozen = gc.get_freeze_count()
    try:
        with uncollected():
            made = [[number] for number in range(count)]
        assert (gc.get_freeze_count() >= frozen + len(made)) == aside
    finally:
        gc.unfreeze()


def test_a_process_ends_without_looking_through_everything() -> None:
    """What was set aside is left alone by a collection, such as the one that ends a process."""
    try:
        circle: list[Any] = []
        circle.append(circle)
        set_aside()
        del circle
        assert gc.get_freeze_count() > 0
        assert gc.collect() == 0
    finally:
        gc.unfreeze()


def test_it_works_again_after_a_failure() -> None:
    """Whatever happens meanwhile, the collector is on again; one that was off stays off."""
    with pytest.raises(RuntimeError), uncollected():
        raise RuntimeError
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
