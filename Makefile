# sopcheck: everything a person needs, from a fresh clone. `make` alone lists the targets.
# Needs: Python 3.11 or newer, and make. Another Python: make test PYTHON=python3.12

PYTHON ?= python3
PACK ?= content/kpu-jatim
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PIP_TOOLS := pip-tools==7.6.2

.DEFAULT_GOAL := help
.PHONY: help run test lint types contracts catalogue catalogue-check bench bench-small pictures lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: $(VENV)/run.stamp  ## set everything up and open the app on the shipped pack
	@$(BIN)/python -m sopcheck --pack $(PACK)

test: $(VENV)/dev.stamp  ## set everything up and run the tests (PYTEST="-k quiz" narrows them)
	$(BIN)/python -m pytest $(PYTEST)

lint: $(VENV)/dev.stamp types contracts  ## style, formatting, types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	$(BIN)/lint-imports --no-cache

catalogue: $(VENV)/dev.stamp  ## collect the sentences, update the Indonesian catalogue and compile it
	$(BIN)/python -m tools.catalogue update

catalogue-check: $(VENV)/dev.stamp
	$(BIN)/python -m tools.catalogue check

bench: $(VENV)/dev.stamp  ## measure against the floors; fails where a bound is broken
	$(BIN)/python -m benchmarks

bench-small: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks --small

pictures: $(VENV)/dev.stamp  ## draw every screen as SVG into docs/pictures
	$(BIN)/python -m tools.pictures

lock: $(VENV)/lock.stamp  ## write requirements.txt and requirements-dev.txt anew (run it with Python 3.11)
	$(LOCK) --extra dev --output-file requirements-dev.txt pyproject.toml
	$(LOCK) --constraint requirements-dev.txt --output-file requirements.txt pyproject.toml

LOCK = CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/lock/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras \
	--allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate

clean:  ## remove what was set up and built
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The stamps make a second call instant. Installing is by hash, from the locks alone.
$(VENV)/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "sopcheck needs Python 3.11 or newer, and '$(PYTHON)' is not. Name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then $(PYTHON) -m venv --clear $(VENV); \
	  else $(PYTHON) -m venv --clear --without-pip $(VENV) && $(BIN)/python tools/first_pip.py; fi || { \
	  echo "'$(PYTHON)' cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/run.stamp: requirements.txt | $(VENV)/made.stamp
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt pyproject.toml | $(VENV)/made.stamp
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/lock.stamp: | $(VENV)/made.stamp
	@$(PYTHON) -m venv --clear $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --quiet install "$(PIP_TOOLS)"
	@touch $@
