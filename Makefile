# make run    sets up, builds the graph from seeds/, answers a first question
# make test   sets up, checks style and types, runs the tests
# make docs   sets up, writes the reference page of the ontology, build/docs/index.html
# make cookbook  sets up, asks the questions of docs/cookbook.*.md again and writes their answers
# make clean  removes what the others have made, but not your documents
#
# All but the last set up .venv themselves, with the first Python from 3.11 on that is found, and can be run again at any time.
# PYTHON=/path/to/python make run    chooses another one.

KG = .venv/bin/kg
INSTALLED = .venv/.installed

.PHONY: run test docs cookbook setup clean

run: $(INSTALLED)
	@$(KG) build seeds --store build/store
	@echo
	@echo "2017年各省设立了哪些知识产权保护中心？ Which provinces set up protection centres in 2017?"
	@echo
	@$(KG) query protection-centres --year 2017 --store build/store --format table
	@echo
	@echo "Next:  .venv/bin/kg query                                   the other questions, 其他问题"
	@echo "       .venv/bin/kg explain '中国（浦东）知识产权保护中心'        all that is known of one thing, with its sentences"

test: $(INSTALLED)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/pytest -n auto

docs: $(INSTALLED)
	@.venv/bin/python -m reference build/docs

cookbook: $(INSTALLED)
	@.venv/bin/python -m cookbook docs

setup: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt scripts/setup.sh
	@sh scripts/setup.sh

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
