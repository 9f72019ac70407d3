# Everything that one does with Foorumi, by name. `make` alone lists it.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check format messages lock bench bench-search bench-outage search-engine

PORT ?= 8000
NODES ?= 1
UPGRADE ?=
python := .venv/bin/python
demo_settings := DJANGO_SETTINGS_MODULE=cms.settings.demo
test_settings := DJANGO_SETTINGS_MODULE=cms.settings.test

help: ## list what make can do
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  make %-13s %s\n' "$$name" "$$text"; done

demo: ## install, load the demo region and serve it: make demo [PORT=8000]
	@scripts/environment.sh requirements.lock
	@unset DATABASE_URL; $(demo_settings) exec $(python) -m demo.serve $(PORT)

test: .venv/dev ## install what tests need and run every check and test
	@exec $(python) -m scripts.run_tests

check: .venv/dev ## style, types, layers, migrations, catalogues and locks
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@git ls-files -z '*.html' | xargs -0r $(python) -m djhtml --check --tabwidth 2
	@$(python) -m mypy
	@.venv/bin/lint-imports
	@$(test_settings) $(python) manage.py check
	@$(test_settings) $(python) manage.py makemigrations --check --dry-run
	@$(python) -m scripts.catalogues check
	@$(python) -m scripts.locks check

format: .venv/dev ## put code and templates into their one form
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .
	@git ls-files -z '*.html' | xargs -0r $(python) -m djhtml --tabwidth 2

messages: .venv/dev ## collect the strings to translate into locale/ and compile them
	@$(python) -m scripts.catalogues update
	@$(python) -m scripts.catalogues compile

lock: .venv/dev ## pin the packages anew: make lock [UPGRADE=--upgrade]
	@$(python) -m scripts.locks write $(UPGRADE)

search-engine: .venv/dev ## run a search engine without containers: make search-engine [NODES=3]
	@exec $(python) -m scripts.search_engine --nodes $(NODES)

bench: .venv/dev ## measure named flows: queries first, milliseconds second
	@$(python) -m bench.run

bench-search: .venv/dev ## measure how well and how fast the search finds, on every engine at hand: make bench-search [SIZES="10000 100000"]
	@$(python) -m bench.search.run $(SIZES)

bench-outage: .venv/dev ## measure what a search engine costs that hangs, dies and comes back: make bench-outage [SIZE=20000]
	@$(python) -m bench.search.outage $(SIZE)

.PHONY: .venv/dev
.venv/dev:
	@scripts/environment.sh requirements-dev.lock
