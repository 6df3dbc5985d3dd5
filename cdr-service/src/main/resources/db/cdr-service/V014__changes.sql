-- The order of changes, for consumers that read each revision once. A transaction gets its id before it commits, so a
-- reader that stops before the oldest running transaction never passes a change that is not visible yet.
ALTER TABLE calls ADD COLUMN changed_in xid8 NOT NULL DEFAULT '0';
COMMENT ON COLUMN calls.changed_in IS 'the transaction that stored the latest revision';

CREATE INDEX calls_by_change ON calls (changed_in, call_id) WHERE revision > 0;
COMMENT ON INDEX calls_by_change IS 'GET /api/v1/call-records/changes';
CREATE INDEX calls_of_tenant_by_change ON calls (tenant_id, changed_in, call_id) WHERE revision > 0;
COMMENT ON INDEX calls_of_tenant_by_change IS 'GET /api/v1/call-records/changes of a seller';

-- Transaction ids begin again in a database that was restored from a dump. Cursors of another epoch are refused.
CREATE TABLE change_epoch (
    id    smallint PRIMARY KEY CHECK (id = 1),
    epoch uuid     NOT NULL
);
INSERT INTO change_epoch (id, epoch) VALUES (1, gen_random_uuid());
