// A case says up to when it is known, who brought it against whom, and has a docket, if only a provisional one.
MATCH (l:Lawsuit)
WHERE l.known_to IS NULL OR NOT EXISTS { (l)-[:PLAINTIFF]->() } OR NOT EXISTS { (l)-[:DEFENDANT]->() }
   OR NOT EXISTS { (l)-[:HAS_PROCEEDING]->(:Proceeding) }
RETURN l.label AS case
