CREATE TABLE clients (
    id                uuid PRIMARY KEY,
    endpoint_id       text        NOT NULL UNIQUE REFERENCES endpoint_names (endpoint_id),
    version           bigint      NOT NULL CHECK (version > 0),
    name              text        NOT NULL,
    description       text,
    status            text        NOT NULL CHECK (status IN ('active', 'inactive')),
    mode              text        NOT NULL CHECK (mode IN ('registers', 'fixed')),
    host              text,
    port              integer CHECK (port BETWEEN 1 AND 65535),
    sealed_password   text,
    codecs            text[]      NOT NULL,
    dtmf_mode         text        NOT NULL,
    qualify_seconds   integer     NOT NULL CHECK (qualify_seconds >= 0),
    advanced_settings jsonb       NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    deleted_at        timestamptz,
    CHECK ((mode = 'fixed') = (host IS NOT NULL AND port IS NOT NULL)),
    CHECK ((mode = 'registers') = (sealed_password IS NOT NULL))
);

CREATE UNIQUE INDEX clients_name ON clients (lower(name)) WHERE deleted_at IS NULL;
COMMENT ON INDEX clients_name IS 'one name, one client; the list in the order of names';

-- campaigns as heard: what they link must not be deleted under them
CREATE TABLE heard_campaigns (
    id         uuid PRIMARY KEY,
    version    bigint  NOT NULL,
    deleted    boolean NOT NULL,
    tenant_id  uuid    NOT NULL,
    name       text    NOT NULL,
    client_ids uuid[]  NOT NULL
);

CREATE INDEX heard_campaigns_clients ON heard_campaigns USING gin (client_ids) WHERE NOT deleted;
COMMENT ON INDEX heard_campaigns_clients IS 'the campaigns that link a client';
CREATE INDEX heard_campaigns_tenant ON heard_campaigns (tenant_id) WHERE NOT deleted;
COMMENT ON INDEX heard_campaigns_tenant IS 'the campaigns that a tenant has';
