# Every target needs Python 3.11 or newer and make, and nothing else.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

# Compiled code is kept, whatever the environment says: the tests start some hundred processes, and
# each would compile the archive and its tests anew.
export PYTHONDONTWRITEBYTECODE :=

# What asks for a file is run as itself; the rest are names.
.DEFAULT_GOAL := help
.PHONY: help install serve test browser lint types bench format pins screenshots html crawl
.DELETE_ON_ERROR:

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The virtual environment. A stamp for each half, so that nothing runs when nothing changed, and an
# umask, since the embedded PostgreSQL may run as another user and must be able to read its programs.

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(f"Python 3.11 or newer is needed, and $(PYTHON) is {v[0]}.{v[1]}. Name another one: make install PYTHON=python3.12" if v < (3, 11) else 0)'
	umask 022; $(PYTHON) -m venv --clear $(VENV)

PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/.runtime: requirements.txt | $(BIN)/pip
	umask 022; $(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	umask 022; $(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

install: $(VENV)/.development ## Make .venv ready for work

# Reading the archive. Its own machine's names as the only hosts make it keep its own secrets.

serve: $(VENV)/.runtime ## Serve the archive on http://127.0.0.1:8000 (PORT=... for another port)
	@exec env DEBUG=0 ALLOWED_HOSTS='127.0.0.1,localhost,[::1]' $(BIN)/python manage.py serve_archive --port $(PORT)

# Working on it

test: install browser ## Install what the tests need, a browser too, and run them all
	$(BIN)/python -m pytest -n 2

browser: install
	@.ci/browser $(BIN)/python

lint: install ## Check style
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --quiet --lint templates

types: install ## Check types
	$(BIN)/mypy

format: install ## Put code and templates in the one format
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format
	$(BIN)/djade $$(git ls-files 'templates/*.html')

bench: install ## Measure how long the main jobs take
	$(BIN)/python -m benchmarks

html: install ## Check the HTML of all kinds of pages with html-validate (needs Node.js)
	@command -v npm >/dev/null || { echo "make html needs npm, which comes with Node.js 20 or newer." >&2; exit 1; }
	npm ci --prefix tests/site/html --no-audit --no-fund --loglevel=error
	HTML_VALIDATE=$(CURDIR)/tests/site/html/node_modules/.bin/html-validate $(BIN)/python -m pytest tests/site/test_html.py

crawl: install ## Follow the links of the five readouts' pages, and of 2,000 pages of a large archive
	CRAWL_PAGES=2000 $(BIN)/python -m pytest tests/site/test_crawl.py

screenshots: install browser ## Make the pictures of docs/screenshots anew
	$(BIN)/python -m tests.site.screenshots

PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make pins'

pins: install ## Pin requirements*.txt anew from requirements*.in (UPGRADE=--upgrade for newer versions)
	$(PIN) $(UPGRADE) requirements.in --output-file requirements.txt
	$(PIN) $(UPGRADE) requirements-dev.in --output-file requirements-dev.txt
