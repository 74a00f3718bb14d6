# foedus: `make demo` shows it, `make test` checks it; both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKSPACE := demo/workspace
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test lint evals bench lock web clean

setup: .stamps/installed

.stamps/venv:
	@mkdir -p .stamps
	PYTHON=$(PYTHON) .ci/system-packages base
	$(PYTHON) -m venv $(VENV)
	touch $@

.stamps/installed: .stamps/venv requirements/dev.txt pyproject.toml
	$(BIN)/pip install -q --require-hashes -r requirements/dev.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

demo: .stamps/installed web
	$(BIN)/python examples/demo.py $(WORKSPACE)

test: .stamps/installed web
	.ci/system-packages tests
	$(BIN)/pytest -q -n 2 --dist loadfile

web: src/foedus/serve/static/index.html

src/foedus/serve/static/index.html: .stamps/installed web/package-lock.json web/openapi.json web/index.html web/vite.config.ts hatch_build.py $(shell find web/src -type f ! -name schema.ts)
	$(BIN)/python hatch_build.py

lint: .stamps/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

evals: .stamps/installed
	$(BIN)/python -m evals

bench: .stamps/installed
	$(BIN)/python -m bench

lock: .stamps/venv
	$(BIN)/pip install -q pip-tools
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras \
	  --allow-unsafe --extra dev --extra ray --extra postgres -o requirements/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) .stamps demo dist build
