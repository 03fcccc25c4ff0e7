# Everything sets itself up in .venv; nothing is installed elsewhere.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LOWEST := .venv-lowest/bin
FAST := -n auto -m "not slow" --ignore tests/page --ignore tests/web/browser --ignore tests/test_packaging.py --ignore tests/writers/test_valid.py

.PHONY: reply test fast lowest fuzz bench bench-archive bench-web editor lint clean

reply: $(READY)  ## the example replies as Word files in out/
	$(BIN)/drafting render examples -o out/

test: $(READY)  ## the whole suite
	$(BIN)/python -m pytest

fast: $(READY)  ## without LibreOffice, the browser, the validators, packaging and what takes seconds
	$(BIN)/python -m pytest -q $(FAST)

lowest: $(READY)  ## the fast suite with the lowest versions that setup.cfg allows
	$(PYTHON) -m venv .venv-lowest
	$(BIN)/uv pip install --quiet --python $(LOWEST)/python --resolution lowest-direct --editable '.[dev]'
	$(LOWEST)/python -m pytest -q -p no:cacheprovider $(FAST)

fuzz: $(READY)  ## 5,000 hostile cases of each kind; minutes
	for script in tests/fuzz/*.py; do $(BIN)/python $$script 5000 || exit 1; done

bench: $(READY)  ## speed and memory beside a lean docxtpl
	$(BIN)/python tests/bench/speed.py

bench-archive: $(READY)  ## an archive of 50,000 letters: built, searched; minutes; ARCHIVE=postgresql://… on a server
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python tests/bench/archive.py $(if $(ARCHIVE),--archive '$(ARCHIVE)')

bench-web: $(READY)  ## the browser: keystrokes, first paint, ten users for two minutes; needs Chromium
	$(BIN)/python tests/bench/web.py

editor:  ## the bundle of the browser's text editor made anew, from the versions that are locked; needs npm
	cd drafting/web/codemirror && npm ci --silent --no-audit --no-fund && npm run --silent build

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

$(READY): setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .venv-lowest out build dist *.egg-info
