"""Passages (段落): a sentence with what it means and inherits: the ground that all extractors stand on."""
