# The two commands that matter: `make demo` and `make test`.

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test serve stop status check lint seeds-check seeds-schema format generate evaluate ontology-report benchmarks lock clean

help: ## Say what there is
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## Install, start Neo4j, load the seeds, ask the headline question
	@$(BIN)/cryptoreg demo

test: $(VENV)/.dev ## Install and pass all tests, on a real Neo4j that they start and stop themselves
	@$(BIN)/python -m pytest

serve: $(VENV)/.runtime ## Serve HTTP and the web page in the foreground
	@$(BIN)/cryptoreg serve

stop: $(VENV)/.runtime ## Stop the background server and the embedded Neo4j
	@$(BIN)/cryptoreg down

status: $(VENV)/.runtime ## Tell what runs where
	@$(BIN)/cryptoreg status

check: lint ## All that CI checks beside the tests
	@$(BIN)/python -m cryptoreg.ontology.generate --check

lint: $(VENV)/.dev ## Format, lint, types, import rules, dead code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/vulture

seeds-check: $(VENV)/.runtime ## Check the curated facts: ids, dockets, weekdays, intervals, references, sources
	@$(BIN)/python -m cryptoreg.loaders.facts_check seeds

seeds-schema: $(VENV)/.runtime ## Make the JSON Schema of the curated facts from the ontology
	@$(BIN)/python -m cryptoreg.loaders.facts_check --schema seeds

format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

generate: $(VENV)/.dev ## Make names, models, context and schema from the ontology
	@$(BIN)/python -m cryptoreg.ontology.generate

evaluate: $(VENV)/.dev ## Score extraction on the project's own documents, and on ../shared where present
	@$(BIN)/python -m benchmarks.evaluate

ontology-report: $(VENV)/.dev ## What HermiT and ROBOT say of the ontology; fetches ROBOT once
	@$(BIN)/python -m cryptoreg.ontology.report

benchmarks: $(VENV)/.dev ## Measure the store, the extraction and loading, as ratios
	@$(BIN)/python -m benchmarks.store
	@$(BIN)/python -m benchmarks.extraction
	@$(BIN)/python -m benchmarks.loading

lock: $(VENV)/.dev ## Lock the versions of all dependencies, with hashes
	@sh requirements/lock.sh $(BIN)

clean: ## Remove the environment and what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# An environment is made once, and again when the locked versions change.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "cryptoreg needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python lacks venv. On Debian: sudo apt install python3-venv"; exit 1; }
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python requirements/runtime.lock pyproject.toml
	@echo "Installing cryptoreg (some minutes the first time)"
	@$(PIP) install --require-hashes -r requirements/runtime.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements/dev.lock pyproject.toml
	@echo "Installing cryptoreg and its test tools (some minutes the first time)"
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime
