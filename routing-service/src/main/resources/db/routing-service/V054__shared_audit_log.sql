-- The audit log moves to the table of data-kit. An actor was one text, "name (id)".
INSERT INTO audit_log (at, actor_id, actor_name, action, entity, entity_id, tenant_id, version, detail)
SELECT at, COALESCE(substring(actor FROM '\(([^()]*)\)$'), actor), regexp_replace(actor, ' \([^()]*\)$', ''),
    CASE action
        WHEN 'created' THEN 'create' WHEN 'changed' THEN 'update' WHEN 'deleted' THEN 'delete'
        WHEN 'client-linked' THEN 'link-client' WHEN 'client-unlinked' THEN 'unlink-client'
        WHEN 'carrier-added' THEN 'add-carrier' WHEN 'carrier-removed' THEN 'remove-carrier'
        WHEN 'blocked' THEN 'block' WHEN 'unblocked' THEN 'unblock' WHEN 'let-in' THEN 'unblock'
        ELSE action
    END,
    entity, entity_id, tenant_id, CAST(after ->> 'version' AS bigint), after
FROM audit
ORDER BY id;
DROP TABLE audit;
