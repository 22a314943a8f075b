"""The store: Neo4j, statements, identity, facts, the view, RDF in and out."""
