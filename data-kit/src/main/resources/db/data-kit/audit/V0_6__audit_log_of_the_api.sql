-- The API lists the audit log: with the entity before the change, and what kind of actor made it.
ALTER TABLE audit_log
    ADD COLUMN actor_kind      text   NOT NULL DEFAULT 'user' CHECK (actor_kind IN ('user', 'api-key', 'system')),
    ADD COLUMN before          jsonb,
    ADD COLUMN changed_secrets text[] NOT NULL DEFAULT '{}',
    ALTER COLUMN detail DROP NOT NULL;
COMMENT ON COLUMN audit_log.before IS 'the entity before the change, secrets masked; null for a new one';
COMMENT ON COLUMN audit_log.detail IS 'the entity after the change, secrets masked; null for a deleted one';
COMMENT ON COLUMN audit_log.changed_secrets IS 'the secrets that were set, replaced or removed, such as password';

DROP INDEX audit_log_entity;
CREATE INDEX audit_log_kind ON audit_log (entity, at, id);
COMMENT ON INDEX audit_log_kind IS 'the changes of a kind, newest first';
CREATE INDEX audit_log_entity ON audit_log (entity, entity_id, at, id);
COMMENT ON INDEX audit_log_entity IS 'the changes of one entity, newest first';
CREATE INDEX audit_log_tenant ON audit_log (entity, tenant_id, at, id) WHERE tenant_id IS NOT NULL;
COMMENT ON INDEX audit_log_tenant IS 'the changes of a kind for a seller, newest first';
