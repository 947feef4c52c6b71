# Everything that a fresh Debian 12 or a Mac with Homebrew needs, besides a Swift toolchain, is installed by these targets.
SWIFT ?= swift
RELEASE := .build/release/jtbd
# On Linux the Swift runtime goes into the binary, which then runs where no Swift is installed; on a Mac it is part of the system.
RELEASE_FLAGS := -c release --product jtbd $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
DEBIAN := libcmark-dev libyaml-dev
DEBIAN_TEST := valgrind python3 python3-yaml python3-venv git gcc libc6-dev libxml2-utils jq curl \
  chromium default-jre-headless poppler-utils libpango-1.0-0 libpangoft2-1.0-0 graphviz

.PHONY: gallery site test build deps deps-test bench clean

site: build ## build jtbd and publish the template as a demo
	$(RELEASE) build -C workspace-template/en --out _site
	@echo "The site is in _site: open _site/index.html in a browser."

build: deps
	$(SWIFT) build $(RELEASE_FLAGS)

test: deps-test ## build, all tests, the acceptance cases and the scenarios
	bash Tests/run.sh

deps:
	@bash Tests/install.sh $(DEBIAN)

deps-test:
	@bash Tests/install.sh $(DEBIAN) $(DEBIAN_TEST)
	@bash Tests/python.sh

bench: build ## figures against the floor and Hugo; see Benchmarks/README.md
	python3 Benchmarks/bench.py

gallery: build deps-test ## photograph every page and picture for docs/gallery; needs Chromium
	.build/test-python/bin/python3 docs/gallery/gallery.py

clean:
	rm -rf .build _site
