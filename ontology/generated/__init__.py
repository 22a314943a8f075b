"""Made from the Turtle sources by ``python -m cryptoreg.ontology.generate``; never edited by hand."""
