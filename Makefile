.DEFAULT_GOAL := help
.PHONY: help run test setup lint format check browser-test soak screenshots bench bench-widget bench-hostile

PORT ?= 8080
DATA ?= data

help: ## Show what make can do
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

run: ## Install what is missing, build, and serve on http://localhost:8080 (PORT=…, DATA=…)
	@scripts/run.sh "$(PORT)" "$(DATA)"

test: ## Install what the tests need and run every test
	@scripts/test.sh

setup: ## Install what building and testing need
	@scripts/setup.sh test

lint: ## Hold the Swift sources against .swift-format
	@scripts/lint.sh

format: ## Format the Swift sources
	@scripts/lint.sh --mend

check: ## Look for faults in the content: Intents/, Locales/, Knowledge/, site.yaml
	@scripts/build.sh --product liaison
	@.build/release/liaison content check

browser-test: ## Run only the browser tests (ARGS='-k desk' narrows them)
	@scripts/setup.sh test
	@scripts/build.sh --product liaison
	@scripts/pytest.sh Tests/Browser $(ARGS)

soak: ## Run the long loops of the tests in full
	@scripts/setup.sh test
	@scripts/build.sh --product liaison
	@LIAISON_FULL=1 scripts/pytest.sh Tests -m soak -rP $(ARGS)

screenshots: ## Take the pictures in docs/images
	@scripts/setup.sh test
	@scripts/build.sh --product liaison
	@.venv/bin/python scripts/screenshots.py

bench: ## Measure, and print tables (EVAL=folder of the public sets)
	@scripts/setup.sh run
	@scripts/build.sh --product liaison
	@scripts/build.sh --product liaison-benchmark
	@python3 Benchmarks/run.py $(if $(EVAL),--eval "$(EVAL)")

bench-widget: ## Measure the widget's weight, and how soon it can be used on a slow line
	@scripts/setup.sh test
	@scripts/build.sh --product liaison
	@.venv/bin/python Benchmarks/widget.py

bench-hostile: ## Measure how long patients wait while a hostile client attacks
	@scripts/setup.sh run
	@scripts/build.sh --product liaison
	@python3 Benchmarks/hostile.py
