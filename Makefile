# Each target is one line; what it does lies in .ci/ and in `python -m api.cli`. `make` alone lists them.
PYTHON ?= python3
SETUP := @$(PYTHON) .ci/setup.py
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test check openapi client e2e bench proof migrate seed format clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
run: ## Set everything up and serve the demo on http://127.0.0.1:8000 (PORT=, POSTAZIONE_DATA_DIR=)
	$(SETUP) python spa && exec $(PY) -m api.cli serve-demo
test: ## Set everything up and run every check and test
	$(SETUP) development spa browser && $(PY) .ci/check.py static unit e2e
check: ## Formatting, lint, types and layers of both sides
	$(SETUP) development client && $(PY) .ci/check.py static
openapi: ## Write openapi/openapi.json from the code
	$(SETUP) python && $(PY) -m api.cli export-openapi
client: openapi ## Generate the client's API from openapi/openapi.json
	$(SETUP) client && npm --prefix client run --silent generate
e2e: ## Browser tests alone (ARGS= goes to playwright)
	$(SETUP) development spa browser && $(PY) .ci/e2e.py $(ARGS)
bench: ## Measure against PostgreSQL itself in the same run (VOUCHERS=)
	$(SETUP) development && $(PY) -m tests.bench
proof: ## The promises alone: rivals, kill -9, forged tokens, money that ties
	$(SETUP) development && $(PY) -m pytest -q -m "slow or faults"
migrate: ## Bring the database to the newest version (embedded, or DATABASE_URL)
	$(SETUP) python && $(PY) -m api.cli migrate
seed: ## Make the demo's data anew (drops the old)
	$(SETUP) python && $(PY) -m api.cli seed-demo
format: ## Put formatting right, on both sides
	$(SETUP) development client && .venv/bin/ruff format -q . && .venv/bin/ruff check -q --fix . && npm --prefix client run --silent format
clean: ## Remove what was built and fetched; data in .data stays
	@rm -rf .venv .cache client/node_modules client/dist client/test-results openapi/.cache
