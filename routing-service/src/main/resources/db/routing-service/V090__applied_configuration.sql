-- Which version of each carrier and client is in Asterisk's realtime tables, from realtime.applied
CREATE TABLE applied_entities (
    entity_id   uuid        PRIMARY KEY,
    version     bigint      NOT NULL,
    applied_at  timestamptz NOT NULL,
    incarnation timestamptz NOT NULL,
    sequence    bigint      NOT NULL
);
ALTER TABLE applied_entities ENABLE ROW LEVEL SECURITY;
CREATE POLICY applied_entities_for_staff ON applied_entities
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
