# make serve: preview the story's site.   make site: write it to site/.   make test: everything that is checked.
# Each sets up what it needs first.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs

.PHONY: serve site test lint check browser clean

serve: $(READY)
	$(MKDOCS) serve

site: $(READY)
	$(MKDOCS) build --strict

test: $(READY) browser lint check
	$(BIN)/python -m pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(READY)
	$(BIN)/timeline check content --no-advice --strict

browser:
	@{ command -v chromium || command -v google-chrome; } >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 \
	  || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver)

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv site .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
