// Made from ontology.ttl by `python -m cryptoreg.ontology.generate`; do not edit.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT document_text_id IF NOT EXISTS FOR (n:DocumentText) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT address_id IF NOT EXISTS FOR (n:Address) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT local_id IF NOT EXISTS FOR (n:Local) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT fact_id IF NOT EXISTS FOR (n:Fact) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT conflict_id IF NOT EXISTS FOR (n:Conflict) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT key_id IF NOT EXISTS FOR (n:Key) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT profile_id IF NOT EXISTS FOR (n:Profile) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT shingle_id IF NOT EXISTS FOR (n:Shingle) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT moved_id IF NOT EXISTS FOR (n:Moved) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT gone_id IF NOT EXISTS FOR (n:Gone) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT forgotten_id IF NOT EXISTS FOR (n:Forgotten) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT meta_id IF NOT EXISTS FOR (n:Meta) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT lease_id IF NOT EXISTS FOR (n:Lease) REQUIRE n.id IS UNIQUE
CREATE INDEX local_canonical IF NOT EXISTS FOR (n:Local) ON (n.canonical)
CREATE INDEX local_document IF NOT EXISTS FOR (n:Local) ON (n.document)
CREATE INDEX local_block IF NOT EXISTS FOR (n:Local) ON (n.block)
CREATE INDEX local_pending IF NOT EXISTS FOR (n:Local) ON (n.pending)
CREATE INDEX local_profile IF NOT EXISTS FOR (n:Local) ON (n.profile)
CREATE INDEX statement_document IF NOT EXISTS FOR (n:Statement) ON (n.document)
CREATE INDEX statement_subject_id IF NOT EXISTS FOR (n:Statement) ON (n.subject_id)
CREATE INDEX statement_object_id IF NOT EXISTS FOR (n:Statement) ON (n.object_id)
CREATE INDEX statement_recorded_from IF NOT EXISTS FOR (n:Statement) ON (n.recorded_from)
CREATE INDEX statement_recorded_to IF NOT EXISTS FOR (n:Statement) ON (n.recorded_to)
CREATE INDEX fact_subject_id IF NOT EXISTS FOR (n:Fact) ON (n.subject_id)
CREATE INDEX fact_object_id IF NOT EXISTS FOR (n:Fact) ON (n.object_id)
CREATE INDEX fact_object_id_id IF NOT EXISTS FOR (n:Fact) ON (n.object_id, n.id)
CREATE INDEX fact_case_id IF NOT EXISTS FOR (n:Fact) ON (n.case_id)
CREATE INDEX judgement_local IF NOT EXISTS FOR (n:Judgement) ON (n.local)
CREATE INDEX conflict_subject_id IF NOT EXISTS FOR (n:Conflict) ON (n.subject_id)
CREATE INDEX conflict_recorded_from IF NOT EXISTS FOR (n:Conflict) ON (n.recorded_from)
CREATE INDEX local_auto IF NOT EXISTS FOR (n:Local) ON (n.auto)
CREATE INDEX entity_changed IF NOT EXISTS FOR (n:Entity) ON (n.changed)
CREATE INDEX gone_changed IF NOT EXISTS FOR (n:Gone) ON (n.changed)
CREATE INDEX document_recorded_from IF NOT EXISTS FOR (n:Document) ON (n.recorded_from)
CREATE INDEX document_origin IF NOT EXISTS FOR (n:Document) ON (n.origin)
CREATE INDEX document_version_of IF NOT EXISTS FOR (n:Document) ON (n.version_of)
CREATE INDEX document_text_sha256 IF NOT EXISTS FOR (n:Document) ON (n.text_sha256)
CREATE INDEX document_bytes_sha256 IF NOT EXISTS FOR (n:Document) ON (n.bytes_sha256)
CREATE INDEX allegation_date IF NOT EXISTS FOR (n:Allegation) ON (n.date_min)
CREATE INDEX complaint_date IF NOT EXISTS FOR (n:Complaint) ON (n.date_min)
CREATE INDEX dismissal_date IF NOT EXISTS FOR (n:Dismissal) ON (n.date_min)
CREATE INDEX event_date IF NOT EXISTS FOR (n:Event) ON (n.date_min)
CREATE INDEX motion_date IF NOT EXISTS FOR (n:Motion) ON (n.date_min)
CREATE INDEX order_date IF NOT EXISTS FOR (n:Order) ON (n.date_min)
CREATE INDEX settlement_date IF NOT EXISTS FOR (n:Settlement) ON (n.date_min)
CREATE INDEX state_date IF NOT EXISTS FOR (n:State) ON (n.date_min)
CREATE INDEX stay_date IF NOT EXISTS FOR (n:Stay) ON (n.date_min)
CREATE INDEX tenure_date IF NOT EXISTS FOR (n:Tenure) ON (n.date_min)
CREATE INDEX proceeding_number IF NOT EXISTS FOR (n:Proceeding) ON (n.docket_number)
CREATE INDEX entity_class IF NOT EXISTS FOR (n:Entity) ON (n.class)
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.label, n.names]
CREATE FULLTEXT INDEX event_texts IF NOT EXISTS FOR (n:Event) ON EACH [n.summary, n.content]
