PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo report test check full lowest audit fuzz hostile bench docs picture browser clean

# Rebuilt only when pyproject.toml changes: setting up twice costs nothing.
.venv/.ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

setup: .venv/.ready

demo: setup
	@$(BIN)/claimcheck check seeds/ || test $$? -eq 1

# The report on seeds/ as a page: report.html
report: setup
	@$(BIN)/claimcheck check seeds/ --format html --output report.html || test $$? -eq 1
	@echo "report.html"

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest

# The proofs that tests run on a few examples only, on all: threads, processes, orders, hash seeds, formats
full: setup
	CLAIMCHECK_FULL=1 $(BIN)/pytest tests/test_concurrency.py tests/test_supply.py

# The tests with every dependency at its lower bound
lowest:
	$(PYTHON) -m venv --clear .venv-lowest
	$(PYTHON) -m benchmarks.lowest > .venv-lowest/constraints.txt
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check '.[test]' -c .venv-lowest/constraints.txt
	.venv-lowest/bin/pytest

# Known holes in the dependencies, from a service on the network
audit: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --strict --requirement requirements-dev.lock --no-deps --disable-pip

# Ten minutes for each of three readers
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	for target in finders html jsonl; do $(BIN)/python -m benchmarks.fuzz $$target || exit 1; done

hostile: setup
	$(BIN)/python -m benchmarks.hostile

bench: setup
	$(BIN)/python -m benchmarks

docs: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# docs/report.png, with Chromium (Debian: apt-get install chromium)
picture: report
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,900 \
	    --screenshot=docs/report.png file://$(CURDIR)/report.html

# The page in Chromium (Debian: apt-get install chromium chromium-driver)
browser: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check selenium
	$(BIN)/pytest tests/browser.py

clean:
	rm -rf .venv .venv-lowest build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis
