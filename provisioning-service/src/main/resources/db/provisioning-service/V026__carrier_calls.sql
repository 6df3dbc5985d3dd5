-- The outbound calls of each carrier, counted from call records.
CREATE TABLE carrier_calls (
    carrier_id uuid   PRIMARY KEY,
    total      bigint NOT NULL CHECK (total >= 0),
    successful bigint NOT NULL CHECK (successful >= 0),
    failed     bigint NOT NULL CHECK (failed >= 0)
);
COMMENT ON INDEX carrier_calls_pkey IS 'The calls of the carriers of a list';
ALTER TABLE carrier_calls ENABLE ROW LEVEL SECURITY;
CREATE POLICY carrier_calls_for_staff ON carrier_calls
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');

-- What was counted of each call, so that a later revision of its record counts the difference.
CREATE TABLE counted_carrier_calls (
    call_id    text        PRIMARY KEY,
    revision   bigint      NOT NULL,
    attempts   text[]      NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON INDEX counted_carrier_calls_pkey IS 'What was counted of the calls of a batch';
CREATE INDEX counted_carrier_calls_counted_at ON counted_carrier_calls (counted_at);
COMMENT ON INDEX counted_carrier_calls_counted_at IS 'Calls so old that Kafka no longer has their records';
