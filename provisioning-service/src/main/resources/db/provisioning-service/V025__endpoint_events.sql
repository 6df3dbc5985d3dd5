-- The changes of the state of endpoints, kept for 30 days.
CREATE TABLE endpoint_events (
    id          uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    endpoint_id text        NOT NULL,
    node        text        NOT NULL,
    aspect      text        NOT NULL,
    state       text        NOT NULL,
    at          timestamptz NOT NULL,
    detail      text,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX endpoint_events_endpoint ON endpoint_events (endpoint_id, at);
COMMENT ON INDEX endpoint_events_endpoint IS 'The events of an endpoint, the latest first, and those shortly before one';
CREATE INDEX endpoint_events_recorded_at ON endpoint_events (recorded_at);
COMMENT ON INDEX endpoint_events_recorded_at IS 'Events that are older than 30 days';
ALTER TABLE endpoint_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY endpoint_events_for_staff ON endpoint_events
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
