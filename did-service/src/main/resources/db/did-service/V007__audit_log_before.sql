-- Entries from before have the number after each change only. The number before it is that of the earlier entry.
UPDATE audit_log AS entry
SET before = earlier.detail
FROM (SELECT id, lag(detail) OVER (PARTITION BY entity, entity_id ORDER BY id) AS detail FROM audit_log) AS earlier
WHERE earlier.id = entry.id AND earlier.detail IS NOT NULL AND entry.before IS NULL;
UPDATE audit_log SET before = COALESCE(before, detail), detail = NULL WHERE action = 'delete';
