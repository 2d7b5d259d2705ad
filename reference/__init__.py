"""The reference page (本体参考) of the ontology, build/docs/index.html of `make docs`; reading it needs no network."""
