// Nothing happens in a case before its complaint, except what may come before one.
MATCH (c:Complaint)-[:FILED_IN]->(l:Lawsuit)<-[:FILED_IN|ENTERED_IN|ENDS|IN_CASE]-(e:Event)
WHERE e.date_max < c.date_min
  AND NOT (e:WellsNotice OR e:WellsSubmission OR e:InvestigationOpening OR e:Sanction OR e:RulemakingPetition
           OR e:SelfCertification OR e:Letter OR e:AgencyDecision OR e:Arrest OR e:SpeechAct)
RETURN l.label AS case, e.id AS event, e.date AS date, c.date AS complaint
