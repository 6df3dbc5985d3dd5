-- The audit log and idempotency keys moved to the tables of data-kit. Keys are kept for a day only and start anew.
INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, version, detail)
SELECT at, actor_id, actor_name, action, entity, CAST(entity_id AS text), version, detail
FROM audit ORDER BY id;
DROP TABLE audit;
DROP TABLE idempotency_keys;

-- Tables are named after what they store.
ALTER TABLE heard_campaigns RENAME TO campaign_read_model;
ALTER INDEX heard_campaigns_pkey RENAME TO campaign_read_model_pkey;
ALTER INDEX heard_campaigns_clients RENAME TO campaign_read_model_clients;
ALTER INDEX heard_campaigns_tenant RENAME TO campaign_read_model_tenant;
ALTER TABLE endpoint_names RENAME TO endpoint_ids;
ALTER INDEX endpoint_names_pkey RENAME TO endpoint_ids_pkey;
