# Every target does its own set-up. Start with: make demo
.DEFAULT_GOAL := help
.PHONY: help demo bundle bundle-trial test slow validate oldest coverage mutants lint messages docs bench bench-archive bench-cluster golden pictures dist clean
BIN := .venv/bin
# What Python compiles is kept, whatever the shell says: each process of tests takes ten seconds for it.
export PYTHONDONTWRITEBYTECODE :=
DECIDES := setup.cfg pyproject.toml constraints.txt .ci/set-up
MAIN_TESTS := tests/intake tests/measures tests/documents tests/render tests/sample
# The tests of a file run one after the other in one process: what they share is made once. The files that take longest
# begin first (tests/conftest.py). There are three processes for two cores, since tests of limits, terminals and clusters
# wait: two used 180 to 187 % of 200.
PARALLEL := -n 3 --dist loadfile --no-loadscope-reorder

# List the targets.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z-]+:/{sub(/:.*/,""); printf "make %-14s %s\n",$$0,text; text=""}' Makefile

# Compose the September 2024 return of the invented sample office, into outputs/.
demo: .venv/ready-run
	@sh tools/demo.sh

# Run the checks: tests, lint, types, import contracts, docstrings, documentation; `make coverage` runs longer tests too.
test: .venv/ready-test
	@$(BIN)/python -m pytest $(PARALLEL) -q -m "not ci"

# Run the long tests, and the random ones in full; `make test` gives those a short dose.
slow: .venv/ready-test
	@PORA_TEST_DOSE=long $(BIN)/python -m pytest $(PARALLEL) -q -m "slow or ci"

# Let two validators (one needs Java) judge the PDF, and sign one with a key made for the test.
validate: .venv/ready-validators
	@$(BIN)/python -m pytest -n 0 -q tests/render/pdf/test_validators.py

# Run the main tests with the oldest supported dependencies, in .venv-oldest.
oldest: .venv-oldest/ready
	@.venv-oldest/bin/python -m pytest $(PARALLEL) -q $(MAIN_TESTS)

# Run the tests, the long ones too, and count which lines they run; fail below 92 % in all or 85 % of a package.
# Those that a tracer disturbs run without it: the long ones here, the others with `make test`.
coverage: .venv/ready-test
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(BIN)/coverage run -m pytest $(PARALLEL) -q -m "not untraced" --ignore=tests/project --ignore=tests/bench
	@$(BIN)/python -m pytest $(PARALLEL) -q -m "untraced and ci"
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage json -q -o build/coverage/report.json
	@$(BIN)/python tests/project/coverage_floors.py build/coverage/report.json

# Break the program in one place after the other and print what no test notices (hours; ONLY=MODULE for one).
mutants: .venv/ready-test .venv/ready-mutants
	@$(BIN)/python tests/project/mutants.py $(ONLY)

# Run only the checks that read the code, and build and install the wheel.
lint: .venv/ready-test
	@$(BIN)/python -m pytest -q tests/project

# Compile the Indonesian messages after pora.po has been edited.
messages: .venv/ready-test
	@$(BIN)/pybabel --quiet compile -d reports/locale -D pora

# Write the generated pages of docs/ anew: commands and errors.
docs: .venv/ready-run
	@$(BIN)/python docs/generate.py

# Time `pora return` on 10,000 rows, reading 50,000, an unknown table and a correction workbook; print CPU and aims.
bench: .venv/ready-bench
	@missed=; for one in reading correction compare disclosure status review; do \
	    $(BIN)/python tests/bench/$$one.py || missed="$$missed $$one"; done; \
	if [ -n "$$missed" ]; then echo "missed:$$missed"; exit 1; fi

# Where the workbooks of bench-archive stay for the next time; KEEP= makes them anew and keeps none.
KEEP := build/bench-archive

# Time `pora reprocess` on 12, 60 and 120 workbooks of 10,000 rows, cold, warm and after one change (some minutes).
bench-archive: .venv/ready-bench
	@$(BIN)/python tests/bench/archive.py $(if $(KEEP),--keep $(KEEP))

# Time `pora reprocess` on a scheduler with one and two workers on this PC; print what all offices would take.
bench-cluster: .venv/ready-bench
	@$(BIN)/python tests/bench/cluster.py

# Write the sample office anew from its generator (look at the difference before you commit it).
golden: .venv/ready-test
	@$(BIN)/python -m tools.sample_office inputs/sample

# Make the pictures of the README, docs/pictures, from the documents and the review page of the sample office.
pictures: .venv/ready-test
	@$(BIN)/python -m tools.pictures
	@$(BIN)/python -m tools.review_pictures
	@$(BIN)/python -m tools.guide_pictures

# Build the wheel into build/.
dist: .venv/ready-test
	@$(BIN)/python -m pip --quiet wheel --no-deps --no-build-isolation -w build .

# Make the tar file for offices without internet, for this Debian release, architecture and Python, into outputs/.
bundle: .venv/ready-test
	@$(BIN)/python -m tools.offline_bundle

# Install the bundle in a throw-away Debian without network, as root, and make a return there (some minutes).
bundle-trial: bundle
	@sh tools/offline_trial.sh outputs/pora-*.tar

# Remove the virtual environment and everything that is made again.
clean:
	@rm -rf .venv .venv-oldest build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

.venv/ready-%: $(DECIDES)
	@.ci/set-up $*
	@touch $@

.venv-oldest/ready: $(DECIDES) constraints-oldest.txt
	@.ci/set-up oldest
	@touch $@
