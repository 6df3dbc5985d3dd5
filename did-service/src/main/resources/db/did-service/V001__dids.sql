CREATE TABLE tenant (
    id      UUID NOT NULL,
    version BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL,
    CONSTRAINT tenant_pkey PRIMARY KEY (id)
);
COMMENT ON INDEX tenant_pkey IS 'Whether a tenant is known when a number is added; the version applied of tenant.changed';

-- A deleted number keeps its row, so that its last word can be said again.
CREATE TABLE did (
    id         UUID NOT NULL,
    tenant_id  UUID NOT NULL,
    number     TEXT NOT NULL CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
    area_code  TEXT CHECK (area_code ~ '^[0-9]{1,10}$'),
    trunk      TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('ACTIVE', 'AVAILABLE', 'INACTIVE', 'SUSPENDED')),
    metadata   JSONB NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0),
    deleted    BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT did_pkey PRIMARY KEY (id)
);
COMMENT ON INDEX did_pkey IS 'One number by id';
-- Made before did_one_active_holder: of two broken rules PostgreSQL names the one whose index is older.
CREATE UNIQUE INDEX did_number_of_tenant ON did (tenant_id, number) WHERE NOT deleted;
COMMENT ON INDEX did_number_of_tenant IS 'A tenant has a number once; the list of a tenant, by number';
CREATE UNIQUE INDEX did_one_active_holder ON did (number) WHERE status = 'ACTIVE' AND NOT deleted;
COMMENT ON INDEX did_one_active_holder IS 'A number has one active holder in the whole suite';
CREATE INDEX did_number ON did (number, id) WHERE NOT deleted;
COMMENT ON INDEX did_number IS 'The list of all tenants, by number';
CREATE INDEX did_rotation ON did (tenant_id, id) WHERE status = 'ACTIVE' AND NOT deleted;
COMMENT ON INDEX did_rotation IS 'The active numbers of a tenant, of which the least used is next';

-- Observed, not configured: counting moves no version and says no event. A count outlives its number.
CREATE TABLE did_usage (
    did_id    UUID NOT NULL,
    calls     BIGINT NOT NULL CHECK (calls >= 0),
    last_used TIMESTAMPTZ,
    CONSTRAINT did_usage_pkey PRIMARY KEY (did_id)
);
COMMENT ON INDEX did_usage_pkey IS 'The use of the numbers of a list';

-- What was counted of each call, so that a later revision of its record counts the difference.
CREATE TABLE counted_call (
    call_id  TEXT NOT NULL,
    revision BIGINT NOT NULL,
    dids     UUID[] NOT NULL,
    CONSTRAINT counted_call_pkey PRIMARY KEY (call_id)
);
COMMENT ON INDEX counted_call_pkey IS 'What was counted of the calls of a batch';

CREATE TABLE idempotency_key (
    subject     TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    did_id      UUID NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (subject, key)
);
COMMENT ON INDEX idempotency_key_pkey IS 'The number that a repeated request made';

CREATE TABLE audit (
    id         BIGINT GENERATED ALWAYS AS IDENTITY,
    at         TIMESTAMPTZ NOT NULL,
    actor_id   TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    action     TEXT NOT NULL,
    did_id     UUID NOT NULL,
    version    BIGINT NOT NULL,
    detail     JSONB NOT NULL,
    CONSTRAINT audit_pkey PRIMARY KEY (id)
);
COMMENT ON INDEX audit_pkey IS 'Bookkeeping only';
CREATE INDEX audit_did ON audit (did_id, id);
COMMENT ON INDEX audit_did IS 'The history of one number';
