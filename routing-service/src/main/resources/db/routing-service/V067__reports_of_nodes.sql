-- since when a node answers, and what its latest snapshot reports
ALTER TABLE watched_nodes
    ADD COLUMN reachable_since timestamptz,
    ADD COLUMN report          jsonb;
UPDATE watched_nodes SET reachable_since = watched_since WHERE answered_at IS NOT NULL AND unreachable_since IS NULL;
