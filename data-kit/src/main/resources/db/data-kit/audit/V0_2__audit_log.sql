-- who changed what: a row per change, written in the transaction of the change
CREATE TABLE audit_log (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_id   text        NOT NULL,
    actor_name text        NOT NULL,
    action     text        NOT NULL,
    entity     text        NOT NULL,
    entity_id  text        NOT NULL,
    tenant_id  uuid,
    version    bigint,
    detail     jsonb       NOT NULL
);
COMMENT ON COLUMN audit_log.entity IS 'the kind of the entity, such as carrier';
COMMENT ON COLUMN audit_log.tenant_id IS 'the tenant of the entity; null for an entity of the platform';
COMMENT ON COLUMN audit_log.version IS 'of the entity after the change; null for an entity without versions';
COMMENT ON COLUMN audit_log.detail IS 'the entity after the change; secrets are masked';

CREATE INDEX audit_log_entity ON audit_log (entity, entity_id, id);
COMMENT ON INDEX audit_log_entity IS 'the history of one entity';
CREATE INDEX audit_log_at ON audit_log (at);
COMMENT ON INDEX audit_log_at IS 'the deletion of old entries';
