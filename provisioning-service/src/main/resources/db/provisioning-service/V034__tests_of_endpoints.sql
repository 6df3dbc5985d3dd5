-- Tests of carriers and clients, the last 20 of each. A test without ended_at ends at its deadline, even if no process
-- writes that.
CREATE TABLE endpoint_tests (
    id         uuid        PRIMARY KEY,
    kind       text        NOT NULL,
    owner_id   uuid        NOT NULL,
    registers  boolean     NOT NULL,
    started_at timestamptz NOT NULL,
    deadline   timestamptz NOT NULL,
    ended_at   timestamptz
);
COMMENT ON COLUMN endpoint_tests.kind IS 'carrier or client';
COMMENT ON COLUMN endpoint_tests.owner_id IS 'id of the carrier or client';
COMMENT ON COLUMN endpoint_tests.ended_at IS 'when the last node had finished, or the deadline';
CREATE UNIQUE INDEX endpoint_tests_running ON endpoint_tests (owner_id) WHERE ended_at IS NULL;
COMMENT ON INDEX endpoint_tests_running IS 'One test of a carrier or client at a time';
CREATE INDEX endpoint_tests_owner ON endpoint_tests (owner_id, started_at);
COMMENT ON INDEX endpoint_tests_owner IS 'The last tests of a carrier or client';
CREATE INDEX endpoint_tests_started_at ON endpoint_tests (started_at);
COMMENT ON INDEX endpoint_tests_started_at IS 'Tests that are no longer kept';
ALTER TABLE endpoint_tests ENABLE ROW LEVEL SECURITY;
CREATE POLICY endpoint_tests_for_staff ON endpoint_tests
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');

-- What the nodes of a test have reported.
CREATE TABLE endpoint_test_nodes (
    test_id  uuid    NOT NULL REFERENCES endpoint_tests ON DELETE CASCADE,
    node     text    NOT NULL,
    sequence integer NOT NULL,
    finished boolean NOT NULL,
    steps    jsonb   NOT NULL,
    PRIMARY KEY (test_id, node)
);
COMMENT ON COLUMN endpoint_test_nodes.sequence IS 'of the last report; earlier ones that arrive later are ignored';
ALTER TABLE endpoint_test_nodes ENABLE ROW LEVEL SECURITY;
CREATE POLICY endpoint_test_nodes_for_staff ON endpoint_test_nodes
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
