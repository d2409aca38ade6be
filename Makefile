# `make` alone lists the targets. Everything below .venv and workspace/ may be deleted at any time.
SCRIPT  = screenplays/tidewater.fountain
TIER    =
PROJECT =
PORT    = 8000
DAGSTER_PORT = 3000
LAB_PORT = 8888
NAME    =

BIN := .venv/bin
FILM_FLAGS := $(if $(TIER),--tier "$(TIER)") $(if $(PROJECT),--project "$(PROJECT)")

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help film test up down logs lab new-project test-cycles test-lakefs bench gallery check types canvas canvas-check build format

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/ready: pyproject.toml deploy/constraints.txt deploy/venv.sh
	@sh deploy/venv.sh .venv

.venv/ready-%: .venv/ready
	@sh deploy/venv.sh .venv $*

film: .venv/ready ## make a film's places from SCRIPT at TIER into PROJECT
	@$(BIN)/director film "$(SCRIPT)" $(FILM_FLAGS)

test: .venv/ready-dev .venv/ready-lab canvas/dist/index.html ## everything that is tested, with what it needs
	@sh deploy/browser.sh
	@sh deploy/redis.sh
	@$(BIN)/python -m pytest

test-cycles: .venv/ready-dev ## install Blender's renderer and test the painter that uses it
	@sh deploy/cycles.sh
	@$(BIN)/python -m pytest -rs tests/painting/test_cycles.py tests/painting/test_cycles_files.py

test-lakefs: .venv/ready-dev ## the media store's suite against the server that LAKEFS_ENDPOINT names
	@test -n "$$LAKEFS_ENDPOINT" || { echo "!! LAKEFS_ENDPOINT is not set: no real lakeFS was asked, nothing was tested." >&2; exit 2; }
	@$(BIN)/python -m pytest tests/media/test_store.py tests/media/test_gate.py -k real_lakefs -rs

gallery: .venv/ready ## paint what docs/gallery.md lacks (NAME=looks: one chapter; Blender: sh deploy/cycles.sh)
	@$(BIN)/python -m director.gallery $(NAME)

up: .venv/ready canvas/dist/index.html ## Dagster's UI, the API and the canvas, until Ctrl-C
	@$(BIN)/director up --port "$(PORT)" --dagster-port "$(DAGSTER_PORT)"

down: .venv/ready ## stop what `make up` started
	@$(BIN)/director down

logs: .venv/ready ## follow the logs of what is running
	@$(BIN)/director logs

lab: .venv/ready-lab ## JupyterLab on notebooks/
	@$(BIN)/director lab --port "$(LAB_PORT)"

new-project: .venv/ready ## scaffold a project called NAME
	@$(BIN)/director new-project "$(NAME)"

bench: .venv/ready-dev ## run the benchmark NAME, or all of them
	@$(BIN)/python -m benchmarks $(NAME)

check: .venv/ready-dev canvas-check ## lint, types, floors, licences, the canvas
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/pyright
	@$(BIN)/python deploy/licences.py

types: .venv/ready-dev ## pyright alone
	@$(BIN)/pyright

format: .venv/ready-dev ## put every file in order
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

canvas: canvas/dist/index.html ## build the canvas

CANVAS_SOURCES := $(shell find canvas/src canvas/index.html canvas/package.json canvas/vite.config.ts 2>/dev/null)

canvas/node_modules/.ready: canvas/package.json canvas/package-lock.json deploy/node.sh | .venv/ready
	@sh deploy/node.sh npm ci --no-audit --no-fund
	@touch $@

canvas/dist/index.html: canvas/node_modules/.ready $(CANVAS_SOURCES)
	@sh deploy/node.sh npm run build

canvas-check: canvas/node_modules/.ready
	@sh deploy/node.sh npm run check
	@sh deploy/node.sh npm test

build: canvas/dist/index.html .venv/ready-dev ## a wheel, with the canvas in it
	@$(BIN)/python -m build --wheel
