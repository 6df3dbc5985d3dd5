-- The audit log and idempotency keys moved to the tables of data-kit. Keys are kept for a day only and start anew.
INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, tenant_id, version, detail)
SELECT audit.at, audit.actor_id, audit.actor_name, audit.action, 'did', CAST(audit.did_id AS text), did.tenant_id,
    audit.version, audit.detail
FROM audit JOIN did ON did.id = audit.did_id
ORDER BY audit.id;
DROP TABLE audit;
DROP TABLE idempotency_key;
