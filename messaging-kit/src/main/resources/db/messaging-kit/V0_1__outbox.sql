-- events said by this service that Kafka has not acknowledged yet, and those that could not be sent
CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      uuid        NOT NULL,
    topic         text        NOT NULL,
    type          text        NOT NULL,
    key           text        NOT NULL,
    tenant_id     uuid,
    traceparent   text,
    body          text        NOT NULL,
    appended_at   timestamptz NOT NULL,
    parked_at     timestamptz,
    parked_reason text
);

CREATE INDEX outbox_waiting ON outbox (id) WHERE parked_at IS NULL;
COMMENT ON INDEX outbox_waiting IS 'the relay''s read of waiting rows in order, whatever number is parked';

-- who relays: one row; the epoch grows with each change of holder
CREATE TABLE outbox_lease (
    id         smallint    PRIMARY KEY CHECK (id = 1),
    holder     uuid        NOT NULL,
    epoch      bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);
