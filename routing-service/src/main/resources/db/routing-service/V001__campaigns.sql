CREATE TABLE campaigns (
    id                   uuid        PRIMARY KEY,
    tenant_id            uuid        NOT NULL,
    version              bigint      NOT NULL CHECK (version > 0),
    deleted              boolean     NOT NULL DEFAULT false,
    name                 text        NOT NULL,
    status               text        NOT NULL CHECK (status IN ('active', 'inactive')),
    routing_strategy     text        NOT NULL,
    dial_timeout_seconds integer     NOT NULL CHECK (dial_timeout_seconds BETWEEN 1 AND 600),
    dial_prefix          text        CHECK (dial_prefix ~ '^[0-9]{1,10}$'),
    carrier_id           uuid,
    created_at           timestamptz NOT NULL,
    changed_at           timestamptz NOT NULL,
    CHECK (dial_prefix IS NULL OR carrier_id IS NULL)
);
CREATE UNIQUE INDEX campaigns_name ON campaigns (tenant_id, lower(name)) WHERE NOT deleted;
COMMENT ON INDEX campaigns_name IS 'a tenant''s campaigns have names of their own';
CREATE INDEX campaigns_list ON campaigns (tenant_id, id) WHERE NOT deleted;
COMMENT ON INDEX campaigns_list IS 'a tenant''s list of campaigns, page by page';

-- which numbers a campaign answers; active repeats the campaign's status so that the index below can be
CREATE TABLE campaign_dids (
    campaign_id uuid    NOT NULL REFERENCES campaigns (id),
    did_id      uuid    NOT NULL,
    active      boolean NOT NULL,
    PRIMARY KEY (campaign_id, did_id)
);
CREATE UNIQUE INDEX campaign_dids_one_active ON campaign_dids (did_id) WHERE active;
COMMENT ON INDEX campaign_dids_one_active IS 'a number answers for one active campaign; the lookup of an inbound call';

CREATE TABLE links (
    id          uuid    PRIMARY KEY,
    campaign_id uuid    NOT NULL REFERENCES campaigns (id),
    client_id   uuid    NOT NULL,
    priority    integer NOT NULL CHECK (priority BETWEEN 1 AND 1000),
    weight      integer NOT NULL CHECK (weight BETWEEN 1 AND 1000),
    status      text    NOT NULL CHECK (status IN ('active', 'inactive')),
    UNIQUE (campaign_id, client_id)
);

CREATE TABLE campaign_carriers (
    campaign_id uuid    NOT NULL REFERENCES campaigns (id),
    carrier_id  uuid    NOT NULL,
    priority    integer NOT NULL CHECK (priority BETWEEN 1 AND 100),
    PRIMARY KEY (campaign_id, carrier_id)
);

-- who changed what; a row a change, written in the change's own transaction
CREATE TABLE audit (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    action    text        NOT NULL,
    entity    text        NOT NULL,
    entity_id text        NOT NULL,
    tenant_id uuid,
    after     jsonb       NOT NULL
);
