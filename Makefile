# make demo       Boots every example on every machine, and prints a table.
# make test       Runs every test, on the host and in QEMU.
# make build      Builds .build/release/qemu-exit, and qemu-exit-settings beside it.
# make lint       Checks the format of the sources, and the scripts.
# make format     Formats the Swift sources.
# make clean      Removes everything that was built.
#
# make matrix     Boots every way to exit from every level on two QEMUs, and writes the support matrix.
# make release    Makes the archive that users download, in .build/archives.
# make fuzz       Reads a million hostile images: FUZZ_INPUTS and FUZZ_SEED choose others.
# make endurance  Boots ten thousand images, and fails if anything is left of the runs.
#
# demo, test and setup install QEMU if it is missing and they may; otherwise they print the command.

# Statically linked, the tool starts in half the time. A release has the functions that a run executes side
# by side, too (Scripts/functions.sh).
RELEASE = -c release -Xswiftc -static-executable -Xswiftc -use-ld=lld \
  $(if $(FUNCTIONS),-Xlinker --symbol-ordering-file=$(FUNCTIONS) -Xlinker --no-warn-symbol-ordering)
# More QEMUs for the end-to-end tests: folders with QEMU's programs, for example
# make test QEMUS="$$(Scripts/qemu-from-backports.sh)"
QEMUS ?=
# Tests of builds, and others that ask nothing of QEMU: they aren't repeated with another one.
WITHOUT_QEMU = 'CodegenTests|ClientPackageTests|TakenOverTests|SwiftSDK|RealPackageTests|ConstructsTests|RingBufferExampleTests'
# How many inputs, and from which seed; a number of its own for each run if none is given.
FUZZ_INPUTS ?= 1000000
FUZZ_SEED ?= $(shell date +%s)
SWIFT_SOURCES = Package.swift Plugins Sources Tests Examples Benchmarks

# What `make` alone does.
help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

demo: setup build
	@Scripts/demo.sh

test: setup build-tests
	@Scripts/swift-test.sh
	@$(MAKE) --no-print-directory test-qemus

# The end-to-end tests with more QEMUs, after make test has built their guests.
test-qemus:
	@for folder in $(QEMUS); do \
	  echo "The end-to-end tests with QEMU in $$folder:"; \
	  PATH="$$folder:$$PATH" QEMU_EXIT_QEMU_DIR="$$folder" QEMU_EXIT_GUESTS_ARE_BUILT=1 \
	    Scripts/swift-test.sh --filter 'EndToEndTests|MatrixTests' --skip $(WITHOUT_QEMU) || exit 1; \
	done

matrix: setup build-tests
	@folders="$(QEMUS)"; [ -n "$$folders" ] || folders=$$(Scripts/qemu-from-backports.sh) && \
	  QEMU_EXIT_QEMUS=":$$(echo $$folders | tr ' ' ':')" QEMU_EXIT_WRITES_MATRIX=1 \
	  swift test --skip-build --filter MatrixTests
	@cat Documentation/support-matrix.md

fuzz:
	swift build -c release -Xswiftc -enable-testing --build-tests --scratch-path .build-fuzz
	QEMU_EXIT_FUZZ_INPUTS=$(FUZZ_INPUTS) QEMU_EXIT_FUZZ_SEED=$(FUZZ_SEED) \
	  swift test -c release --skip-build --scratch-path .build-fuzz --filter ImageFuzzTests

endurance: setup build-tests
	QEMU_EXIT_RUNS=10000 swift test --skip-build --filter EnduranceTests

# By a hash that is the same in each process SwiftPM writes the defines of traits in one order, and
# doesn't build anew what hasn't changed.
build-tests:
	SWIFT_DETERMINISTIC_HASHING=1 swift build --build-tests -Xswiftc -warnings-as-errors

build:
	swift build $(RELEASE) --product qemu-exit
	swift build $(RELEASE) --product qemu-exit-settings

# The archive that users download, and its checksum, in .build/archives.
release:
	@Scripts/release.sh

setup:
	@Scripts/setup.sh

lint:
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)
	@if command -v shellcheck >/dev/null; then shellcheck Scripts/*.sh Benchmarks/*.sh .ci/run; \
	else echo "lint: shellcheck is not installed; the scripts were not checked"; fi

format:
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

clean:
	rm -rf Examples/*/target Examples/*/.zig-cache Examples/*/zig-out
	rm -rf .build .build-* Examples/*/.build Tests/Guests/.build Tests/Guests/FromSources/.build \
	  Tests/TestingGuests/*/.build Tests/Constructs/.build \
	  Benchmarks/Guests/.build

.PHONY: help demo test test-qemus endurance matrix fuzz build build-tests release setup lint format clean
