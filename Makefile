# casecheck: make help
SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
BIN := .build/release/casecheck
DEBUG := .build/debug/casecheck
OCR ?= $(or $(CASECHECK_OCR_DIR),$(HOME)/.cache/casecheck/ocr)
PYTHON = $(shell scripts/tools scripts/samples/requirements.txt)

.PHONY: help demo setup build accuracy test check lint gates format fuzz bench bench-ocr samples compare accept docs install

help: ## what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

demo: setup build ## install what is missing, build, check samples/ and print the findings
	@# The open case of the samples is judged on a day of its own: later it is out of time.
	@mkdir -p out; $(BIN) check $(filter-out samples/17%,$(sort $(wildcard samples/*))) --as-of 2025-12-31 --output out/报告.html; code=$$?; \
	case $$code in 0|1|3) echo; echo "casecheck check 的退出码:$$code(见 README.zh-CN.md);用浏览器打开 out/报告.html";; *) exit $$code;; esac

setup:
	@scripts/setup

build: ## the release, with the index of its rules
	@scripts/build-release

test: setup ## every test: the suite, and the examples inside rules and kinds
	scripts/build-debug
	swift test --skip-build
	$(DEBUG) test Sources/Checks/Packs
	$(DEBUG) test Sources/Checks/Standards
	scripts/exchange-check $(DEBUG)

check: lint test gates ## everything that must hold before a commit

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources
	scripts/no-network

gates: build
	scripts/samples-results --verify
	python3 scripts/samples/verify.py $(BIN) samples/*
	scripts/docs-current
	scripts/setup browser && CASECHECK_BIN=$(BIN) scripts/browser-check

format: ## lay out the sources
	swift format --in-place --parallel --recursive Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources

accuracy: build ## how many kinds, borders, fields and findings are right, over the examples, Tests/Documents and Tests/Cases; and letters of scans (SCANS=large: more)
	@$(BIN) test Sources/CaseReading/Kinds || true
	@python3 scripts/cases.py $(BIN)
	@python3 scripts/accuracy.py $(BIN)
	@python3 scripts/templates_accuracy.py $(BIN)
	@python3 scripts/citations_accuracy.py $(BIN)
	@swift test --skip-build --filter CitationMannerTests | grep 引用 || true
	@scripts/scans/accuracy $(BIN) $(SCANS)

fuzz: setup ## libFuzzer on whatever reads outside bytes or words, FUZZ_SECONDS (600) each; findings in Fuzz/Findings
	Fuzz/run --seconds $(or $(FUZZ_SECONDS),600)

bench: build ## CPU of a check against pdftotext, of reading with twice as many kinds, of OFD against PDF, of comparing with a hundred forms, of reports on a thousand cases against their check, each measured in one run
	scripts/bench
	python3 scripts/kinds_cost.py
	python3 scripts/ofd_cost.py
	python3 scripts/templates_cost.py
	python3 scripts/bench_reports.py

bench-ocr: build ## CPU of reading scans against RapidOCR on the same pages in the same run, memory of a worker, a second run with a cache
	$(shell scripts/tools scripts/scans/bench-requirements.txt) scripts/scans/bench.py $(BIN)

samples: ## make samples/ anew with scripts/samples
	@scripts/setup samples
	$(PYTHON) scripts/samples/make.py samples

compare: build ## findings gained and lost over samples/, reading gained and lost over Tests/Documents, since the committed figures
	scripts/samples-results --compare
	python3 scripts/samples/verify.py $(BIN) samples/*
	python3 scripts/accuracy.py $(BIN) --quiet

accept: build ## write the snapshots of samples/ anew; read the diff before committing
	scripts/samples-results --write

docs: build ## docs/rules/ from the packs
	$(BIN) rules --markdown docs/rules

install: build ## binary, data and index below PREFIX (default /usr/local)
	install -D -s -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/casecheck
	install -d $(DESTDIR)$(PREFIX)/share/casecheck
	rm -rf $(DESTDIR)$(PREFIX)/share/casecheck/Checks $(DESTDIR)$(PREFIX)/share/casecheck/CaseReading
	cp -R .build/release/casecheck_Checks.resources $(DESTDIR)$(PREFIX)/share/casecheck/Checks
	cp -R .build/release/casecheck_CaseReading.resources $(DESTDIR)$(PREFIX)/share/casecheck/CaseReading
	@if [ -d "$(OCR)" ]; then rm -rf $(DESTDIR)$(PREFIX)/share/casecheck/ocr; \
	cp -R "$(OCR)" $(DESTDIR)$(PREFIX)/share/casecheck/ocr; \
	else echo "没有文字识别的部件($(OCR)):扫描页将不识别;运行 scripts/ocr/fetch 后重新 make install"; fi
	chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/casecheck
	$(DESTDIR)$(PREFIX)/bin/casecheck _index
