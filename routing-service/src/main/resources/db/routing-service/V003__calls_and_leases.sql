-- one row a call that asked or was placed; its lock orders everything about the call, and once ended it is a tombstone
CREATE TABLE calls (
    call_id    text        PRIMARY KEY,
    node       text        NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz,
    evidence   text
);

-- one row an attempt that was let through: its hold, and the answer that a repeated question gets again
CREATE TABLE leases (
    id          uuid        PRIMARY KEY,
    call_id     text        NOT NULL REFERENCES calls (call_id),
    attempt     integer     NOT NULL,
    node        text        NOT NULL,
    direction   text        NOT NULL,
    tenant_id   uuid,
    campaign_id uuid,
    link_id     uuid,
    client_id   uuid,
    carrier_id  uuid,
    did_id      uuid,
    dial_string  text,
    ring_seconds integer,
    number_shown text,
    adopted     boolean     NOT NULL DEFAULT false,
    state       text        NOT NULL CHECK (state IN ('held', 'released')),
    taken_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    released_at timestamptz,
    evidence    text,
    UNIQUE (call_id, attempt),
    CHECK ((state = 'released') = (released_at IS NOT NULL AND evidence IS NOT NULL))
);
CREATE INDEX leases_held ON leases (node, taken_at) WHERE state = 'held';
COMMENT ON INDEX leases_held IS 'the live leases of a node, for a snapshot and for the list';

-- calls that this service was asked to place
CREATE TABLE placed_calls (
    call_id           text        PRIMARY KEY REFERENCES calls (call_id),
    tenant_id         uuid        NOT NULL,
    campaign_id       uuid,
    did_id            uuid        NOT NULL,
    number            text        NOT NULL,
    as_dialled        text        NOT NULL,
    number_shown      text        NOT NULL,
    carrier_id        uuid,
    dial_prefix       text,
    connect_client_id uuid,
    connect_context   text,
    reference         jsonb       NOT NULL,
    node              text        NOT NULL,
    command_id        uuid        NOT NULL,
    placed_by         text        NOT NULL,
    placed_at         timestamptz NOT NULL,
    state             text        NOT NULL,
    reason            text,
    ended_at          timestamptz
);

-- what the node said of a placed call; the same step said twice is one row
CREATE TABLE placed_call_steps (
    call_id           text        NOT NULL REFERENCES placed_calls (call_id),
    channel_unique_id text        NOT NULL,
    kind              text        NOT NULL,
    attempt           integer     NOT NULL,
    occurred_at       timestamptz NOT NULL,
    cause             integer,
    sip_status        integer,
    reason            text,
    PRIMARY KEY (call_id, channel_unique_id, kind)
);

-- answers to requests with an Idempotency-Key
CREATE TABLE idempotency_keys (
    subject    text        NOT NULL,
    key        text        NOT NULL,
    digest     text        NOT NULL,
    call_id    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (subject, key)
);
