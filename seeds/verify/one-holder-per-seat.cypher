// A seat has one holder at a time: no two tenures of an office overlap by more than the day of the hand-over.
MATCH (a:Tenure)-[:TENURE_OF]->(o:Office)<-[:TENURE_OF]-(b:Tenure)
WHERE a.id < b.id AND a.began_min IS NOT NULL AND b.began_min IS NOT NULL
  AND coalesce(b.ended_min, date('9999-12-31')) > a.began_max
  AND coalesce(a.ended_min, date('9999-12-31')) > b.began_max
RETURN o.label AS office, a.id AS one, b.id AS other
