// One administration of a country ends on the day on which the next begins.
MATCH (a:Administration), (b:Administration)
WHERE a.jurisdiction = b.jurisdiction AND a.began_min < b.began_min
  AND NOT EXISTS { MATCH (c:Administration) WHERE c.began_min > a.began_min AND c.began_min < b.began_min }
  AND (a.ended IS NULL OR a.ended <> b.began)
RETURN a.label AS one, b.label AS next
