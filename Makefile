# `make help` lists the targets. The first use of any target creates .venv from
# requirements.lock with plain Python and pip; nothing is installed elsewhere.

PYTHON ?= python3
WORKERS ?= auto
BIN := .venv/bin
READY := .venv/.ready
KERNEL_KEYS := $(addprefix metadata.language_info.,codemirror_mode file_extension \
	mimetype nbconvert_exporter pygments_lexer version)
# A kernel on this machine need not warn that other machines could listen.
KERNEL_CONFIG := .venv/etc/ipython/ipython_kernel_config.py
SPREAD := -n $(WORKERS) --dist loadscope

# Notebooks run in this .venv, whatever the caller has set for another Python.
unexport PYTHONPATH PYTHONHOME JUPYTER_PATH

.DEFAULT_GOAL := help
.PHONY: reports test lab check bench lock help

reports: $(READY) ## render every report to build/site/index.html
	$(BIN)/shanhai render

# Kernels of tests know nothing of the user's profile.
test: export IPYTHONDIR := $(CURDIR)/build/ipython
test: $(READY) ## run every test, then every notebook
	$(BIN)/python -m pytest $(SPREAD) tests
	$(BIN)/python -m pytest $(SPREAD) --nbval-lax --nbval-current-env \
		notebooks/*.ipynb

# git sees neither outputs nor what JupyterLab writes of its kernel, and JupyterLab says nothing that is of no use here.
lab: $(READY) ## open the notebooks in JupyterLab (LAB_OPTIONS=... to add some)
	-@git config filter.nbstripout.clean "$(BIN)/nbstripout --keep-id --extra-keys '$(KERNEL_KEYS)'"
	$(BIN)/jupyter lab --notebook-dir=. --LabApp.default_url=/lab/tree/notebooks --LanguageServerManager.autodetect=False $(LAB_OPTIONS)

check: $(READY) ## check style and data (SHANHAI_ORIGINALS=DIR: offsets too)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/shanhai check

bench: $(READY) ## print the speed and scale ratios
	failed=0; for program in benchmarks/bench_*.py; do \
		$(BIN)/python $$program || failed=1; done; exit $$failed

lock: ## resolve requirements.lock anew (needs uv and the network)
	uv pip compile pyproject.toml --all-extras \
		--upgrade --quiet --universal --python-version 3.11 --only-binary :all: \
		--generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements.lock

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "shanhai needs Python 3.11 or newer: make PYTHON=python3.11" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "Python's venv module is missing." \
			"On Debian or Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; }
	@test ! -L .venv || { \
		echo ".venv is a link, and what it leads to would be emptied:" \
			"remove the link (rm .venv), then do the same again" >&2; \
		exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@mkdir -p $(dir $(KERNEL_CONFIG)) && echo 'c.IPKernelApp.log_level = "ERROR"' > $(KERNEL_CONFIG)
	@touch $@
