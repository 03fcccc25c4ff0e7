# Everything sets itself up in .venv; nothing is installed elsewhere.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: reply test bench lint clean

reply: $(READY)  ## the example replies as Word files in out/
	$(BIN)/drafting render examples -o out/

test: $(READY)  ## the whole suite
	$(BIN)/python -m pytest

bench: $(READY)  ## speed and memory beside docxtpl
	$(BIN)/python tests/bench/speed.py

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

$(READY): setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv out build dist *.egg-info
