# Each target makes the environment first: with uv when it is on PATH, else with venv and pip.
#
# The stamp says which tool finished the environment. A .venv without it was left half-made, and one of the other
# tool cannot be brought up to date: both are made afresh. A ready one is used as it is, whoever made it. What the
# measures compare with is needed by nothing else, so they have an environment of their own, made the same way.

ADAPTERS := sqlite files sandbox_bank console cli
READY := .qom-permits-ready
STAMP := .venv/$(READY)
MEASURING := .venv-bench/$(READY)
BIN := .venv/bin
PYTEST := $(BIN)/python -W error -m pytest
FUZZ := $(BIN)/python -W error -m tests.fuzzing.run
PAGES := $(BIN)/python -m sphinx --fail-on-warning --keep-going --nitpicky --fresh-env --quiet -d build/doctrees docs build/docs

TOOL := $(if $(shell command -v uv 2>/dev/null),uv,pip)
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
CANDIDATES := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)
# The first that is new enough; with uv and no PYTHON given, uv chooses (and the word here stays unused).
CHOSEN = $(shell for python in $(CANDIDATES); do \
	"$$python" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo "$$python"; break; }; done)
TOO_OLD = qom-permits needs Python 3.11 or newer with venv and pip, which none of these is: $(CANDIDATES); \
	name one with PYTHON=/path/to/python

# ENV is the environment a stamp stands in; what goes into it is said beside its stamp, for each tool.
define INSTALL_WITH_uv
env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=$(ENV) uv sync --quiet $(if $(PYTHON),--python $(PYTHON)) $(PARTS_uv)
endef

# pip learnt to read dependency groups in 25.1.
define INSTALL_WITH_pip
$(ENV)/bin/python -m pip --version >/dev/null 2>&1 || $(CHOSEN) -m venv --clear $(ENV)
$(ENV)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
$(ENV)/bin/python -m pip install --quiet --editable . $(PARTS_pip)
endef

# An explicit choice is checked even when the environment is ready.
ifneq ($(PYTHON),)
ifneq ($(filter-out help clean,$(or $(MAKECMDGOALS),help)),)
ifeq ($(CHOSEN),)
$(error $(TOO_OLD))
endif
endif
endif

.PHONY: help demo test check docs docs-reference fuzz bench clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo    walk one building permit from the first click to the document'
	@echo 'make test    run every test, core and adapters'
	@echo 'make check   run everything a change must pass: lint, types, imports, pages, tests, coverage'
	@echo 'make docs    make the pages of docs/ into build/docs/index.html'
	@echo 'make docs-reference   write the pages of docs/reference that are made from the code anew'
	@echo 'make fuzz    try commands, tariff files and formulas for SECONDS=60: each is read, or refused as promised'
	@echo 'make bench   measure; MEASURES="assessing loading" takes only those of benchmarks/measures'
	@echo 'make clean   remove the environment and what the tools left behind'
	@echo 'PYTHON=...   says which Python makes a new environment'

demo: $(STAMP)
	@$(BIN)/qom-permits demo

test: $(STAMP)
	$(PYTEST)

# The tests come last, so that the last lines are their summary; pytest-cov judges the two pure rooms before it.
# The minute of fuzzing has two lanes beside each other: one tries commands, the other tariff files and formulas.
check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PAGES)
	$(FUZZ) 60 1404
	$(PYTEST) -n auto --dist loadfile --cov=src/qom_permits/domain --cov=src/qom_permits/rules --cov-fail-under=100

fuzz: $(STAMP)
	$(FUZZ) $(or $(SECONDS),60)

bench: $(MEASURING)
	@.venv-bench/bin/python -m benchmarks.run $(MEASURES)

docs: $(STAMP)
	$(PAGES)
	@echo build/docs/index.html

docs-reference: $(STAMP)
	@$(BIN)/qom-permits tariff reference --output docs/reference/tariff-language.md
	@for page in commands events stages reasons errors city-profile; do \
		$(BIN)/qom-permits reference $$page --output docs/reference/$$page.md || exit 1; done

clean:
	rm -rf .venv .venv-bench .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find src adapters tests benchmarks docs -name __pycache__ -prune -exec rm -rf {} +

$(STAMP): PARTS_pip = $(ADAPTERS:%=--editable adapters/%) --group tools --group fuzz --group docs --group examples
$(STAMP): PARTS_uv = --group fuzz --group docs --group examples
$(MEASURING): PARTS_pip = --group bench
$(MEASURING): PARTS_uv = --no-default-groups --group bench

$(STAMP): $(ADAPTERS:%=adapters/%/pyproject.toml)
$(STAMP) $(MEASURING): ENV = $(@D)
$(STAMP) $(MEASURING): pyproject.toml
	$(if $(filter pip,$(TOOL)),$(if $(CHOSEN),,$(error $(TOO_OLD))))
	@made_by=$$(cat $@ 2>/dev/null); rm -f $@; test "$$made_by" = $(TOOL) || rm -rf $(ENV)
	$(INSTALL_WITH_$(TOOL))
	@echo $(TOOL) > $@
