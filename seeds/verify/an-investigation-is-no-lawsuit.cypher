// An investigation has no docket, no stay and no complaint.
MATCH (i:Investigation)
WHERE i:Lawsuit OR EXISTS { (i)-[:HAS_PROCEEDING]->() } OR EXISTS { (i)<-[:STAYS]-() } OR EXISTS { (i)<-[:FILED_IN]-(:Complaint) }
RETURN i.label AS investigation
