"""Checkers that others have written, as `make checkers` installs them."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = ["AXE", "faults_of_markup", "violations"]

_INSTALLED = Path(__file__).parents[1] / "checkers/node_modules"
AXE = _INSTALLED / "axe-core/axe.min.js"
_VNU = _INSTALLED / "vnu-jar/build/dist/vnu.jar"
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_ASK = """
const [levels, done] = arguments;
const asked = {runOnly: {type: "tag", values: levels}, resultTypes: ["violations"]};
asked.preload = {assets: ["media"]}; // none of these rules reads style sheets
axe.run(document, asked).then(done, (fault) => done(`${fault}`));
"""


def violations(browser: Any) -> list[str]:
    """Return what axe finds on the page that a browser shows: WCAG 2.0 to 2.2, levels A and AA."""
    if not browser.execute_script("return Boolean(window.axe)"):
        browser.execute_script(AXE.read_text("utf-8"))
    answer = browser.execute_async_script(_ASK, _LEVELS)
    assert isinstance(answer, dict), answer
    return [
        f"{rule['id']}: {node['target']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def faults_of_markup(folders: Iterable[Path]) -> list[str]:
    """Return each error that the Nu HTML checker finds on the pages below some folders."""
    java = ["java", "-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # to optimise takes longer than a site
    ask = ["-jar", str(_VNU), "--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run([*java, *ask, *map(str, folders)], capture_output=True, text=True, check=False)
    return [f"{said['url']}:{said.get('lastLine')}: {said['message']}" for said in json.loads(done.stderr)["messages"]]
