# ROBOT looks for rdfs:label and IAO definitions; this vocabulary has SKOS labels on codes and SKOS definitions.
# Done to the copy that ROBOT checks, never to the source.
PREFIX cr: <https://w3id.org/cryptoreg/ontology#>
PREFIX iao: <http://purl.obolibrary.org/obo/IAO_>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT { ?code rdfs:label ?name } WHERE { ?code skos:prefLabel ?label ; skos:inScheme ?scheme . BIND(IF(EXISTS { ?code owl:deprecated true }, "obsolete ", "") AS ?obsolete) BIND(STRLANG(CONCAT(?obsolete, STR(?label), " (", STRAFTER(STR(?scheme), "#"), ")"), "en") AS ?name) } ;
INSERT { ?form rdfs:label ?name ; skos:definition ?text } WHERE { ?form a cr:RecordForm . BIND(STRAFTER(STR(?form), "#") AS ?local) BIND(STRLANG(?local, "en") AS ?name) BIND(STRLANG(CONCAT("Form of the flat record: ", ?local, "."), "en") AS ?text) } ;
INSERT { ?term iao:0000115 ?definition } WHERE { ?term skos:definition ?definition }
