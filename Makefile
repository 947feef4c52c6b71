# Everything that a fresh Debian 12 or a Mac with Homebrew needs, besides a Swift toolchain, is installed by these targets.
export SWIFT ?= swift
RELEASE := .build/release/jtbd
PREFIX ?= /usr/local
DEBIAN := libcmark-dev libyaml-dev
DEBIAN_TEST := valgrind python3 python3-yaml python3-venv git gcc libc6-dev libxml2-utils jq curl \
  chromium default-jre-headless poppler-utils libpango-1.0-0 libpangoft2-1.0-0 graphviz

.PHONY: gallery install site test build deps deps-test bench clean

site: build ## build jtbd and publish the template as a demo
	$(RELEASE) build -C workspace-template/en --out _site
	@echo "The site is in _site: open _site/index.html in a browser."

build: deps
	bash Scripts/build.sh

install: ## put jtbd and the completions of bash, zsh and fish below PREFIX; build first
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -s -m 755 $(RELEASE) "$(DESTDIR)$(PREFIX)/bin/jtbd"
	$(RELEASE) completions bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/jtbd"
	$(RELEASE) completions zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jtbd"
	$(RELEASE) completions fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/jtbd.fish"

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
