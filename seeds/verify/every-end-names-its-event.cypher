// A stay that has ended says which event ended it.
MATCH (s:Stay)
WHERE s.ended IS NOT NULL AND NOT EXISTS { (s)-[:ENDED_BY]->(:Event) }
RETURN s.id AS stay, s.ended AS ended
