// A case that was dismissed as a whole, at first instance, is at rest: no stay begins in it, and none runs on.
MATCH (d:Dismissal)-[:ENDS]->(l:Lawsuit)
WHERE d.scope IS NULL AND d.leave_to_amend IS NULL AND NOT EXISTS { (d)-[:IN_PROCEEDING]->()-[:APPEAL_FROM]->() }
MATCH (s:Stay)-[:STAYS]->(l)
WHERE s.began_min > d.date_max OR (s.ended IS NULL AND s.stated_end_min > d.date_max)
RETURN l.label AS case, d.id AS dismissal, s.id AS state
