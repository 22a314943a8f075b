"""cryptoreg: a knowledge graph of crypto regulation in which every fact carries the words that prove it."""

__version__ = "0.1.0"
