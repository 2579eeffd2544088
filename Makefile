PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test check bench clean

# Rebuilt only when pyproject.toml changes: setting up twice costs nothing.
.venv/.ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

setup: .venv/.ready

demo: setup
	@$(BIN)/claimcheck check seeds/ || test $$? -eq 1

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest

bench: setup
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis
