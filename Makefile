# Two commands: `make run` parses data/raw into data/parsed, `make test` passes the tests (`make test-all`: the slow too).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

PYTEST := $(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile

.PHONY: run test test-all format handbook clean

run: $(VENV)/.installed
	$(BIN)/prongsai run data/raw --out data/parsed

test: $(VENV)/.installed-dev $(VENV)/types/prongsai
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) -m "not slow"

test-all: test
	$(PYTEST) -m slow

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Debian splits venv off Python; say so in one line instead of a traceback.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 run"; exit 1; }
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq python3-venv; \
		else echo "python3-venv is missing; install it: sudo apt-get install python3-venv"; exit 1; fi; fi
	$(PYTHON) -m venv $(VENV)

# Scans need a text engine with its Thai data. Where it cannot be installed, everything but scans works.
$(VENV)/.tesseract: | $(BIN)/python
	@if ! ls /usr/share/tesseract-ocr/*/tessdata/tha.traineddata >/dev/null 2>&1 && [ -z "$$TESSDATA_PREFIX" ]; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
			apt-get install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng; then :; \
		else echo "Scans will not be read; for them: sudo apt-get install tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng"; fi; fi
	@touch $@

# 7z and RAR archives need a program of the system. Where it cannot be installed, their rows say so.
$(VENV)/.bsdtar: | $(BIN)/python
	@if ! command -v bsdtar >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
			apt-get install -y -qq --no-install-recommends libarchive-tools; then :; \
		else echo "7z and RAR archives will not be opened; for them: sudo apt-get install libarchive-tools"; fi; fi
	@touch $@

# The tests of what people look at want a browser; where it cannot be installed, they are skipped and say so.
$(VENV)/.chromium: | $(BIN)/python
	@if ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
			apt-get install -y -qq --no-install-recommends chromium fonts-thai-tlwg; then :; \
		else echo "Tests in a browser will be skipped; for them: sudo apt-get install chromium"; fi; fi
	@touch $@

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt | $(VENV)/.tesseract $(VENV)/.bsdtar
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[heic,scans]'
	touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml constraints.txt | $(VENV)/.tesseract $(VENV)/.bsdtar $(VENV)/.chromium
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[cluster,dev,export,heic,scans]'
	touch $@ $(VENV)/.installed

# The type checker finds the package under the name that it has when installed.
$(VENV)/types/prongsai: | $(BIN)/python
	mkdir -p $(@D) && ln -sfn ../.. $@

handbook: $(VENV)/.installed
	$(BIN)/python -m prongsai.dataset.handbook README.md

clean:
	rm -rf $(VENV) data/parsed data/.parsed.*
