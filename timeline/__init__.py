"""The core: texts in, a site out."""
