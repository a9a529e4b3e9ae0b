"""The public pages, one module a page family. Thin: they ask the querysets and print."""
