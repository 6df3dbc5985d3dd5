-- who changed what; detail is the answer that the change had, which never holds a secret
CREATE TABLE audit (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_id   text        NOT NULL,
    actor_name text        NOT NULL,
    action     text        NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    entity     text        NOT NULL,
    entity_id  uuid        NOT NULL,
    version    bigint      NOT NULL,
    detail     jsonb       NOT NULL
);

CREATE INDEX audit_entity ON audit (entity, entity_id, version);
COMMENT ON INDEX audit_entity IS 'the history of one entity';

-- answers to requests that may be repeated, kept for a day
CREATE TABLE idempotency_keys (
    subject     text        NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    answer      jsonb,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (subject, operation, key)
);

CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
COMMENT ON INDEX idempotency_keys_age IS 'the daily removal of old keys';
