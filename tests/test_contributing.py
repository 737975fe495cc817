"""What CONTRIBUTING says of the house is so."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAID = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PLUGIN = ROOT / "plugins" / "mkdocs_timeline"


def test_every_file_that_is_named_is_there() -> None:
    """A path in the text leads somewhere."""
    paths = re.findall(r"`((?:timeline|plugins|tests|content)/[\w./-]+)`", SAID)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_module_of_the_plugin_is_on_the_map() -> None:
    """The table of the plugin names each of its modules, and none that isn't there."""
    table = SAID.partition("### The plugin")[2].partition("\n\nWhat is kept")[0]
    named = {name.removesuffix(".py") for line in table.splitlines() for name in re.findall(r"`([\w.]+)`", line)}
    assert named == {file.stem for file in PLUGIN.glob("*.py") if file.stem != "__init__"}
