-- What is known of each call. Partitioned by the month of the second in the call id, which is part of every unique key.
CREATE TABLE calls (
    month        date        NOT NULL CHECK (extract(day FROM month) = 1),
    call_id      text        NOT NULL,
    -- 0 until the call is complete
    revision     bigint      NOT NULL DEFAULT 0,
    direction    text,
    disposition  text,
    tenant_id    uuid,
    campaign_id  uuid,
    link_id      uuid,
    client_id    uuid,
    carrier_id   uuid,
    did_id       uuid,
    from_number  text,
    number       text,
    number_shown text,
    node         text        NOT NULL,
    started_at   timestamptz NOT NULL,
    answered_at  timestamptz,
    ended_at     timestamptz,
    talk_millis  bigint      NOT NULL DEFAULT 0,
    cause        integer,
    sip_status   integer,
    reason       text,
    reference    jsonb       NOT NULL DEFAULT '{}',
    -- every fact told of the call, by its natural key: the record is computed from it
    story        jsonb       NOT NULL DEFAULT '{}',
    PRIMARY KEY (month, call_id)
) PARTITION BY RANGE (month);

-- A call that goes on is changed with every fact and is in none of these: its updates stay cheap.
CREATE INDEX calls_latest ON calls (started_at DESC, call_id DESC) WHERE revision > 0;
COMMENT ON INDEX calls_latest IS 'GET /api/call-records without a filter, paged';
CREATE INDEX calls_by_tenant ON calls (tenant_id, started_at DESC, call_id DESC) WHERE revision > 0;
COMMENT ON INDEX calls_by_tenant IS 'GET /api/call-records of a seller';
CREATE INDEX calls_by_campaign ON calls (campaign_id, started_at DESC, call_id DESC) WHERE revision > 0;
COMMENT ON INDEX calls_by_campaign IS 'GET /api/call-records?campaignId=';
CREATE INDEX calls_by_client ON calls (client_id, started_at DESC, call_id DESC) WHERE revision > 0;
COMMENT ON INDEX calls_by_client IS 'GET /api/call-records?clientId=';
CREATE INDEX calls_by_carrier ON calls (carrier_id, started_at DESC, call_id DESC) WHERE revision > 0;
COMMENT ON INDEX calls_by_carrier IS 'GET /api/call-records?carrierId=';
CREATE INDEX calls_by_did ON calls (did_id, started_at DESC, call_id DESC) WHERE revision > 0;
COMMENT ON INDEX calls_by_did IS 'GET /api/call-records?didId=';
CREATE INDEX calls_by_number ON calls (number) WHERE revision > 0;
COMMENT ON INDEX calls_by_number IS 'GET /api/call-records?number=, the called side';
CREATE INDEX calls_by_from_number ON calls (from_number) WHERE revision > 0;
COMMENT ON INDEX calls_by_from_number IS 'GET /api/call-records?number=, the calling side';
CREATE INDEX calls_by_reference ON calls USING gin (reference jsonb_path_ops) WHERE revision > 0 AND reference <> '{}';
COMMENT ON INDEX calls_by_reference IS 'GET /api/call-records?reference=';
CREATE INDEX calls_going_on ON calls (started_at DESC, call_id DESC) WHERE revision = 0;
COMMENT ON INDEX calls_going_on IS 'GET /api/call-records?complete=false';

-- The tries to reach somebody within a call.
CREATE TABLE attempts (
    month       date    NOT NULL,
    call_id     text    NOT NULL,
    attempt     integer NOT NULL,
    disposition text,
    tenant_id   uuid,
    campaign_id uuid,
    link_id     uuid,
    client_id   uuid,
    carrier_id  uuid,
    did_id      uuid,
    lease_id    uuid,
    channel_id  text,
    endpoint    text,
    started_at  timestamptz,
    ringing_at  timestamptz,
    answered_at timestamptz,
    ended_at    timestamptz,
    cause       integer,
    sip_status  integer,
    dial_status text,
    PRIMARY KEY (month, call_id, attempt)
) PARTITION BY RANGE (month);

-- Makes a month's partitions unless they are there. A table is made on its own and attached: unlike PARTITION OF this
-- does not lock the calls of other months out.
CREATE FUNCTION ensure_month(first_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent    text;
    partition text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['calls', 'attempts'] LOOP
        partition := parent || to_char(first_day, '_YYYY_MM');
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        PERFORM pg_advisory_xact_lock(hashtext('ensure_month'));
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                       parent, partition, first_day, (first_day + interval '1 month')::date);
    END LOOP;
END $$;
