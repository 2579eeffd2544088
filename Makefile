PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo report test check bench docs picture browser clean

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
	rm -rf .venv build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis
