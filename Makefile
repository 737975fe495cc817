# make serve: preview the story's site.   make site: write it to site/.   make test: everything that is checked.
# make words: collect the words of the interface for translation.   make bench: measure, beside two peers.
# make fonts: cut the type of the story's site anew out of the families that it comes from.
# Each sets up what it needs first.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CHECKERS := tests/checkers/node_modules/.ready
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs

.PHONY: serve site test lint style types contracts check words fonts bench bench-all browser java clean

serve: $(READY)
	$(MKDOCS) serve

site: $(READY)
	$(MKDOCS) build --strict

# What is waited for (packages) and what counts (types) go side by side, two at a time, each saying its piece when done.
# Tests build some hundred sites: Python is to keep what it compiles, whatever it is told elsewhere.
TIDILY := $(if $(filter output-sync,$(.FEATURES)),--output-sync)

test:
	@$(MAKE) --no-print-directory --jobs=2 $(TIDILY) $(READY) $(CHECKERS) lint check
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist worksteal

lint: types style contracts

types: $(READY)
	$(BIN)/mypy

style: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@! git grep -nE '^(<<<<<<<|>>>>>>>) ' -- . ':!tests'

contracts: $(READY)
	$(BIN)/lint-imports

check: $(READY)
	$(BIN)/timeline check content --no-advice --strict

LOCALE := timeline/locale

words: $(READY)
	$(BIN)/pybabel -q extract -F pyproject.toml -k 'say say_in:1c,2 noted noted_in:1c,2 forms:1,2 plural:1,2' --no-location \
	  --sort-output --omit-header -o $(LOCALE)/timeline.pot timeline plugins
	$(BIN)/pybabel -q update -D timeline -d $(LOCALE) -i $(LOCALE)/timeline.pot --no-fuzzy-matching --ignore-obsolete \
	  --ignore-pot-creation-date

# Adobe's Source Serif 4 and Source Sans 3, cut to what the pages are set in: two weights and what is between, kerning,
# and letters in two files, so that those with accents are fetched where they stand. The names that Adobe keeps for
# its own files are left out, as the licence beside them asks (OFL.txt, 3).
FONTS := content/assets/fonts
CUT := .cache/fonts
PLAIN := 20-7E,A0,A3,A9,AB,B0,B1,B7,BB,D7,2009,2013,2014,2018,2019,201C-201E,2022,2026,202F,2032,2033,2039,203A,20AC,2191,2193,2212
MORE := A1,A2,A4-A8,AA,AC,AE,AF,B2-B6,B8-BA,BC-D6,D8-FF,131,152,153,201A,2044,2122

fonts: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check fonttools==4.60.1 brotli
	rm -rf $(CUT) && mkdir -p $(CUT)
	cd $(CUT) && for each in serif-4 sans-3; do \
	  npm pack --silent @fontsource-variable/source-$$each@5.3.1 | xargs tar --strip-components 2 -xzf; done
	$(call cut,source-serif-4-latin-wght-normal,serif,400:600)
	$(call cut,source-serif-4-latin-wght-italic,serif-italic,400)
	$(call cut,source-sans-3-latin-wght-normal,sans,400:600)

define cut
for each in "$(PLAIN)=$(2)" "$(MORE)=$(2)-more"; do \
	  $(BIN)/pyftsubset $(CUT)/$(1).woff2 --unicodes="$${each%=*}" --output-file=$(CUT)/part.woff2 --flavor=woff2 \
	    --layout-features=kern,liga,tnum --name-IDs=0,13,14 --no-hinting --drop-tables+=BASE,STAT,gasp && \
	  $(BIN)/fonttools varLib.instancer -q --no-recalc-timestamp $(CUT)/part.woff2 wght=$(3) \
	    --output $(FONTS)/$${each#*=}.woff2 || exit 1; done
endef

bench: $(READY)
	$(BIN)/python -m tests.benchmarks quick --afresh --results .cache/bench/quick.jsonl --to .cache/bench/quick.md
	@cat .cache/bench/quick.md

bench-all: $(READY) browser
	$(BIN)/python -m tests.benchmarks full --afresh
	$(BIN)/python -m tests.benchmarks.browser
	$(BIN)/python -m tests.benchmarks.profile
	$(BIN)/python -m tests.benchmarks report

browser:
	@{ command -v chromium || command -v google-chrome; } >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 \
	  || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver)

java: | browser   # apt does one thing at a time
	@command -v java >/dev/null 2>&1 || (apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless)

$(CHECKERS): tests/checkers/package.json tests/checkers/package-lock.json | java
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
