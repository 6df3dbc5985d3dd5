-- what this service hears of other services' things; each row is the latest version heard
CREATE TABLE known_tenants (
    tenant_id uuid    PRIMARY KEY,
    version   bigint  NOT NULL,
    deleted   boolean NOT NULL,
    name      text    NOT NULL,
    status    text    NOT NULL
);

CREATE TABLE known_carriers (
    carrier_id           uuid    PRIMARY KEY,
    version              bigint  NOT NULL,
    deleted              boolean NOT NULL,
    endpoint_id          text    NOT NULL,
    name                 text    NOT NULL,
    trunk_type           text    NOT NULL,
    registration_type    text    NOT NULL,
    host                 text    NOT NULL,
    port                 integer NOT NULL,
    priority             integer NOT NULL,
    status               text    NOT NULL,
    dial_prefix          text,
    dial_timeout_seconds integer NOT NULL,
    number_format        text    NOT NULL
);
CREATE INDEX known_carriers_endpoint ON known_carriers (endpoint_id);
COMMENT ON INDEX known_carriers_endpoint IS 'the carrier that a call came in by, and the carrier of a static block';

CREATE TABLE known_clients (
    client_id   uuid    PRIMARY KEY,
    version     bigint  NOT NULL,
    deleted     boolean NOT NULL,
    endpoint_id text    NOT NULL,
    name        text    NOT NULL,
    status      text    NOT NULL,
    mode        text    NOT NULL
);

CREATE TABLE known_dids (
    did_id    uuid    PRIMARY KEY,
    version   bigint  NOT NULL,
    deleted   boolean NOT NULL,
    tenant_id uuid    NOT NULL,
    number    text    NOT NULL,
    trunk     text    NOT NULL,
    status    text    NOT NULL,
    max_usage bigint
);
CREATE INDEX known_dids_number ON known_dids (number);
COMMENT ON INDEX known_dids_number IS 'the lookup of an inbound call';
CREATE INDEX known_dids_tenant ON known_dids (tenant_id);
COMMENT ON INDEX known_dids_tenant IS 'the rotation of the number shown';

-- calls placed with a number, answered or not
CREATE TABLE did_usage (
    did_id uuid   PRIMARY KEY,
    used   bigint NOT NULL CHECK (used >= 0)
);

-- what each node sees of each endpoint, ordered by (incarnation, sequence) of who saw it
CREATE TABLE endpoint_states (
    node        text        NOT NULL,
    endpoint_id text        NOT NULL,
    aspect      text        NOT NULL,
    incarnation timestamptz NOT NULL,
    sequence    bigint      NOT NULL,
    state       text        NOT NULL,
    PRIMARY KEY (endpoint_id, node, aspect)
);
