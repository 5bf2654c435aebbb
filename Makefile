# What is done often. PYTHON is the interpreter of the environment that CONTRIBUTING.md sets up.
PYTHON ?= .venv/bin/python

.PHONY: check test fast corpus bench demo picture words man

check: ## style, types, floors
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(dir $(PYTHON))lint-imports

test: ## every test but the nightly ones, in four processes
	$(PYTHON) -m pytest -q -n 4

fast: ## the tests that take under a minute together
	$(PYTHON) -m pytest -q -n 2 -m fast

corpus: ## the parser's score on papers of which the truth is known
	$(PYTHON) -m pytest -q -m corpus -s

bench: ## search, reading and whole archives, against the obvious alternatives; writes docs/benchmarks.md
	$(PYTHON) -m benchmarks.search
	$(PYTHON) -m benchmarks.parse
	$(PYTHON) -m benchmarks.archive

demo: ## the app on a sample, in a database that is thrown away
	$(PYTHON) -m seakijker demo

picture: ## docs/architecture.svg, from the code
	$(PYTHON) docs/architecture_picture.py

words: ## the Dutch catalogue, from the code
	$(PYTHON) -m tests.words

man: ## man pages of the commands, into build/man, for who packages them
	$(PYTHON) docs/man_pages.py build/man
