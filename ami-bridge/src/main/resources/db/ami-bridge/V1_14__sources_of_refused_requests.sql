-- Addresses whose SIP requests a node refused before they became calls. One row for each reason; the bridges of a node
-- share it.
CREATE TABLE refused_source (
    id            uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    node          text        NOT NULL,
    address       text        NOT NULL,
    reason        text        NOT NULL,
    account       text        NOT NULL,
    requests      bigint      NOT NULL,
    first_at      timestamptz NOT NULL,
    last_at       timestamptz NOT NULL,
    alerted_at    timestamptz,
    near_endpoint text,
    UNIQUE (node, address, reason)
);
COMMENT ON COLUMN refused_source.last_at IS 'later requests are counted, earlier ones were counted by another bridge';
COMMENT ON COLUMN refused_source.near_endpoint IS 'the carrier or client with the nearest addresses at the last alert';
CREATE INDEX refused_source_last_at ON refused_source (last_at);
COMMENT ON INDEX refused_source_last_at IS 'the list by time, and the sources to forget';
