// A stay says what it rests on; one that rests on an order names the order.
MATCH (s:Stay)
WHERE s.stay_basis IS NULL OR (s.stay_basis = 'order' AND NOT EXISTS { (s)-[:ORDERED_BY]->(:Order) })
RETURN s.id AS stay
