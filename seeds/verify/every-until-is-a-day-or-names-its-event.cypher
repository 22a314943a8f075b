// What a stay lasts until is a day, a number of days that gives one, or an event that is named; else it is an
// open end, and the case says up to when it is known.
MATCH (s:Stay)-[:STAYS]->(l:Lawsuit)
WHERE s.stated_end IS NULL AND s.end_condition IS NULL AND s.ended IS NULL AND l.known_to IS NULL
RETURN l.label AS case, s.id AS stay
