// A party that was dismissed from all claims files nothing and settles nothing in the case afterwards.
MATCH (d:Dismissal)-[:DISMISSED_PARTY]->(p), (d)-[:ENDS]->(l:Lawsuit)
MATCH (e:Event)-[:FILED_IN|ENTERED_IN|ENDS|IN_CASE]->(l)
MATCH (e)-[:MOVANT|FILED_BY|PARTICIPANT]->(p)
WHERE e.date_min > d.date_max
RETURN l.label AS case, p.label AS party, e.id AS event
