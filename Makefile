# The commands of this project. A fresh machine needs only Python 3.11 or later and make.

SHELL := /bin/bash
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test bench migration lock clean

help:  ## list the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

setup:  ## make .venv with what the program needs to run
	@scripts/setup requirements.lock

setup-dev:
	@scripts/setup requirements-dev.lock

run: setup  ## run the bot, and its practice page at http://127.0.0.1:8080
	@.venv/bin/tinap run

test: setup-dev  ## everything a change has to pass
	@scripts/test-machine
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	@# the types beside the tests: it is one core's work, and tests wait for their programs now and then
	$(PYTHON) -m mypy & types=$$!; $(PYTHON) -m pytest -n auto --dist worksteal; tests=$$?; \
	wait $$types || { echo "mypy has something to say: see above." >&2; exit 1; }; exit $$tests

bench: setup-dev  ## measure it
	@scripts/test-machine
	@$(PYTHON) -m benchmarks

migration: setup-dev  ## write the next migration: make migration m="what changed"
	@$(PYTHON) -m migrations "$(m)"

lock: setup-dev  ## renew the lock files after a change in pyproject.toml: make lock flags=--upgrade
	@scripts/lock $(flags)

clean:  ## remove what was made here; never the data
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
