-- names inside Asterisk, unique over carriers and clients; one that was used stays taken, because the rows of its
-- former owner may be removed later than those of a new one are written
CREATE TABLE endpoint_names (
    endpoint_id text PRIMARY KEY CHECK (endpoint_id ~ '^[a-z0-9-]{1,40}$'),
    kind        text NOT NULL CHECK (kind IN ('carrier', 'client')),
    owner_id    uuid NOT NULL UNIQUE
);

-- what each node sees of an endpoint, in the order of the node's own (incarnation, sequence)
CREATE TABLE endpoint_states (
    endpoint_id       text        NOT NULL,
    node              text        NOT NULL,
    aspect            text        NOT NULL CHECK (aspect IN ('registration', 'contact')),
    state             text        NOT NULL,
    since             timestamptz NOT NULL,
    detail            text,
    round_trip_micros bigint,
    last_good_at      timestamptz,
    last_bad_at       timestamptz,
    last_bad_detail   text,
    incarnation       timestamptz NOT NULL,
    sequence          bigint      NOT NULL,
    PRIMARY KEY (endpoint_id, node, aspect)
);

-- the version whose rows stand in a realtime database
CREATE TABLE applied_versions (
    entity_id   uuid        NOT NULL,
    database    text        NOT NULL,
    version     bigint      NOT NULL,
    applied_at  timestamptz NOT NULL,
    incarnation timestamptz NOT NULL,
    sequence    bigint      NOT NULL,
    PRIMARY KEY (entity_id, database)
);
