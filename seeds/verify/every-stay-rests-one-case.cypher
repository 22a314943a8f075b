// A stay is that of one case.
MATCH (s:Stay)
WHERE COUNT { (s)-[:STAYS]->() } <> 1
RETURN s.id AS stay
