-- What this service remembers beside Asterisk's tables: which version of each entity is applied, and the rows each entity wants.
CREATE SCHEMA projection;

-- One row: the lock that lets one writer at a time change the tables (rows change hands between entities, a prefix above all),
-- and the incarnation under which realtime.applied is ordered, in milliseconds since 1970: a database made anew is a later one.
CREATE TABLE projection.writer (
    only_one    BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_one),
    incarnation BIGINT NOT NULL DEFAULT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT,
    sequence    BIGINT NOT NULL DEFAULT 0
);
COMMENT ON INDEX projection.writer_pkey IS 'The one row';
INSERT INTO projection.writer DEFAULT VALUES;

CREATE TABLE projection.entity (
    kind        TEXT NOT NULL CHECK (kind IN ('CARRIER', 'CLIENT', 'DIALPLAN_LINE')),
    id          UUID NOT NULL,
    endpoint    TEXT,
    version     BIGINT NOT NULL CHECK (version >= 0),
    rules       INTEGER NOT NULL,
    deleted     BOOLEAN NOT NULL,
    client_uri  TEXT,
    server_uri  TEXT,
    sequence    BIGINT NOT NULL,
    applied_at  TIMESTAMPTZ NOT NULL,
    CONSTRAINT entity_pkey PRIMARY KEY (kind, id)
);
COMMENT ON INDEX projection.entity_pkey IS 'The applied version of the entities of a batch; the list of GET /api/realtime';

-- Several entities may want one row for a moment (a prefix given up by one carrier and taken by another arrives in either order):
-- the one applied last has it, and what it gives up goes back to whoever still wants it. columns holds no password; sealed does,
-- as it came, with the associated data that opens it in opens_with.
CREATE TABLE projection.wanted (
    kind        TEXT NOT NULL,
    id          UUID NOT NULL,
    table_name  TEXT NOT NULL,
    row_key     TEXT NOT NULL,
    columns     JSONB NOT NULL,
    sealed      TEXT,
    opens_with  TEXT,
    sequence    BIGINT NOT NULL,
    CONSTRAINT wanted_pkey PRIMARY KEY (kind, id, table_name, row_key),
    CONSTRAINT wanted_entity_fkey FOREIGN KEY (kind, id) REFERENCES projection.entity (kind, id) ON DELETE CASCADE,
    CONSTRAINT wanted_sealed_check CHECK ((sealed IS NULL) = (opens_with IS NULL))
);
COMMENT ON INDEX projection.wanted_pkey IS 'The rows an entity wanted before, when it changes';
CREATE INDEX wanted_row ON projection.wanted (table_name, row_key, sequence);
COMMENT ON INDEX projection.wanted_row IS 'Who else wants a row that one entity gives up or takes';

-- What a host name last resolved to, for the time when it does not: a name server away must not make a carrier's calls unknown.
CREATE TABLE projection.known_host (
    host        TEXT NOT NULL,
    addresses   TEXT[] NOT NULL CHECK (cardinality(addresses) > 0),
    resolved_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT known_host_pkey PRIMARY KEY (host)
);
COMMENT ON INDEX projection.known_host_pkey IS 'The addresses of the hosts of a batch';
