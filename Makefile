# make serve: preview the story's site.   make site: write it to site/.   make test: everything that is checked.
# make words: collect the words of the interface for translation.   make bench: measure, beside two peers.
# Each sets up what it needs first.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CHECKERS := tests/checkers/node_modules/.ready
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs

.PHONY: serve site test lint check words bench bench-all browser clean

serve: $(READY)
	$(MKDOCS) serve

site: $(READY)
	$(MKDOCS) build --strict

test: $(READY) $(CHECKERS) browser java lint check
	$(BIN)/python -m pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@! git grep -nE '^(<<<<<<<|>>>>>>>) ' -- . ':!tests'

check: $(READY)
	$(BIN)/timeline check content --no-advice --strict

LOCALE := timeline/locale

words: $(READY)
	$(BIN)/pybabel -q extract -F pyproject.toml -k 'say say_in:1c,2 noted noted_in:1c,2 forms:1,2 plural:1,2' --no-location \
	  --sort-output --omit-header -o $(LOCALE)/timeline.pot timeline plugins
	$(BIN)/pybabel -q update -D timeline -d $(LOCALE) -i $(LOCALE)/timeline.pot --no-fuzzy-matching --ignore-obsolete \
	  --ignore-pot-creation-date

bench: $(READY)
	$(BIN)/python -m tests.benchmarks quick --afresh --results .cache/bench/quick.jsonl --to .cache/bench/quick.md
	@cat .cache/bench/quick.md

bench-all: $(READY) browser
	$(BIN)/python -m tests.benchmarks full --afresh
	$(BIN)/python -m tests.benchmarks.browser
	$(BIN)/python -m tests.benchmarks report

browser:
	@{ command -v chromium || command -v google-chrome; } >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 \
	  || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver)

java:
	@command -v java >/dev/null 2>&1 || (apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless)

$(CHECKERS): tests/checkers/package.json tests/checkers/package-lock.json
	@command -v npm >/dev/null 2>&1 || (apt-get update -qq && apt-get install -y -qq --no-install-recommends npm)
	cd tests/checkers && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

lighthouse: site browser
	cd tests/lighthouse && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --silent
	CHROME_PATH=$$(command -v chromium || command -v google-chrome) \
	  node tests/lighthouse/measure.mjs site "" timeline/ events/disney-deal/

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv site tests/checkers/node_modules tests/lighthouse/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
