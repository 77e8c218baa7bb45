# make run                 set up what is missing, then serve http://localhost:8000 (PORT=9000 for another port)
# make run DEMO=1          the same with two linked people and a year of check-ins, in a data folder of its own
# make test                every check; one alone: make test PART=python-sqlite
# make soak                power cuts, full disk, kill -9 under load, the OpenAPI document: ROUNDS=10 (times make test)
# make lint | format       linters and type checkers | the formatters
# make client              write the web app's API types anew from the service
# make lock                write the locks anew from pyproject.toml (UPGRADE=1: to the newest versions)
# make bench               how fast requests are beside an empty endpoint: a table, and bench/results.json (DATABASE=sqlite)
# make hardest             list the hardest sentences of each language
# make screenshots         photograph every screen into screens/, and the README's picture

PYTHON ?= python3
BIN := .venv/bin
COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --custom-compile-command="make lock"

.PHONY: run test soak lint format client lock bench hardest screenshots setup setup-dev

run: setup
	@$(BIN)/tend $(if $(DEMO),demo,serve) $(if $(PORT),--port $(PORT))

test: setup-dev
	@$(BIN)/python -m scripts.check $(PART)

soak: setup-dev
	@TEND_SOAK_ROUNDS=$(or $(ROUNDS),10) $(BIN)/python -m scripts.check soak document

lint: setup-dev
	@$(BIN)/python -m scripts.check ruff format mypy imports web-types web-format

format: setup-dev
	@$(BIN)/ruff check --quiet --fix-only --select I
	@$(BIN)/ruff format
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix frontend run format

client: setup-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix frontend run client

lock: setup-dev
	$(COMPILE) $(if $(UPGRADE),--upgrade) --group dev pyproject.toml -o requirements-dev.lock
	$(COMPILE) -c requirements-dev.lock pyproject.toml -o requirements.lock
	$(COMPILE) -c requirements-dev.lock --group build -o requirements-build.lock

bench: setup-dev
	@$(BIN)/python -m bench $(if $(DATABASE),--database $(DATABASE))

hardest: setup-dev
	@$(BIN)/python -m scripts.hardest

screenshots: setup-dev
	@$(BIN)/python -m tests.e2e.screenshots

setup:
	@$(PYTHON) -m scripts.setup

setup-dev:
	@$(PYTHON) -m scripts.setup --dev
