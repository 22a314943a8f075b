// A tenure is that of one person in one office.
MATCH (t:Tenure)
WHERE COUNT { (t)-[:HELD_BY]->() } <> 1 OR COUNT { (t)-[:TENURE_OF]->() } <> 1
RETURN t.id AS tenure
