CREATE TABLE carriers (
    id                   uuid PRIMARY KEY,
    endpoint_id          text        NOT NULL UNIQUE REFERENCES endpoint_names (endpoint_id),
    version              bigint      NOT NULL CHECK (version > 0),
    name                 text        NOT NULL,
    description          text,
    provider             text        NOT NULL,
    registration_type    text        NOT NULL CHECK (registration_type IN ('ip', 'registration')),
    host                 text        NOT NULL,
    port                 integer     NOT NULL CHECK (port BETWEEN 1 AND 65535),
    cidrs                text[]      NOT NULL,
    username             text,
    auth_username        text,
    sealed_password      text,
    from_user            text,
    from_domain          text,
    codecs               text[]      NOT NULL,
    dtmf_mode            text        NOT NULL,
    qualify_seconds      integer     NOT NULL CHECK (qualify_seconds >= 0),
    priority             integer     NOT NULL CHECK (priority BETWEEN 1 AND 100),
    status               text        NOT NULL CHECK (status IN ('active', 'inactive', 'maintenance')),
    dial_prefix          text CHECK (dial_prefix ~ '^[0-9]{1,10}$'),
    dial_timeout_seconds integer     NOT NULL CHECK (dial_timeout_seconds > 0),
    number_format        text        NOT NULL,
    advanced_settings    jsonb       NOT NULL,
    client_uri           text,
    server_uri           text,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    deleted_at           timestamptz
);

CREATE UNIQUE INDEX carriers_name ON carriers (lower(name)) WHERE deleted_at IS NULL;
COMMENT ON INDEX carriers_name IS 'one name, one carrier; the list in the order of names';
CREATE UNIQUE INDEX carriers_prefix ON carriers (dial_prefix text_pattern_ops) WHERE deleted_at IS NULL;
COMMENT ON INDEX carriers_prefix IS 'one prefix, one carrier; prefixes that begin one another';
CREATE UNIQUE INDEX carriers_registration ON carriers (client_uri, server_uri) WHERE deleted_at IS NULL;
COMMENT ON INDEX carriers_registration IS 'AMI names a registration by nothing but these two';
