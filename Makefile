# Why is crypto down: what a contributor runs. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help serve demo dist test pictures hit-rate bench lint fmt doc setup clean

PORT ?= 8080
SCENARIO ?= leveraged-unwind

help: ## List these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

serve: dist ## Build the page and serve it on http://127.0.0.1:8080/ (PORT=8081 for another port)
	@exec node scripts/serve.mjs --port $(PORT)

demo: dist ## The same with a simulated market instead of the exchanges (SCENARIO=name, see tests/scenarios)
	@PORT=$(PORT) scripts/demo.sh $(SCENARIO)

dist: ## Build the page into dist/, for any path of any static host (SITE=https://… for its oembed.json)
	@scripts/setup.sh page
	@scripts/page.sh
	@[ -z "$(SITE)" ] || node scripts/oembed.mjs dist "$(SITE)"

test: ## Every check and every test (ONLY="lint native wasm page clients deny size" for some)
	@scripts/setup.sh page browser firefox webkit relay clients deny
	@scripts/test.sh $(ONLY)

pictures: ## Take how the page looks now as how it should look (see tests/page/pictures.test.mjs)
	@scripts/setup.sh page browser
	@scripts/pictures.sh

hit-rate: ## How often the verdict names the cause, over varied scenarios; kept in docs/trust.md
	@cargo run --quiet --locked --release --example hit_rate -- --write docs/trust.md

bench: ## How long the metrics and a reader's presses take (ONLY="native peers wasm interaction article" for some)
	@scripts/setup.sh page browser peers
	@scripts/bench.sh $(ONLY)

lint: ## Formatting, clippy and documentation, native and wasm
	@scripts/setup.sh wasm_target
	@scripts/test.sh lint

fmt: ## Format the Rust code
	@cargo fmt --all

doc: ## Build the documentation of the crate
	@cargo doc --locked --no-deps

setup: ## Install all that the other commands need, and nothing that is there
	@scripts/setup.sh page browser firefox webkit relay clients deny

clean: ## Remove what was built here (the tools, shared by all checkouts, stay)
	@rm -rf dist target node_modules
