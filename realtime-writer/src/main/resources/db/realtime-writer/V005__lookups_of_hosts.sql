-- Hosts are looked up again when their records expire, and a name that has never resolved is tried again.
ALTER TABLE projection.known_host
    DROP CONSTRAINT known_host_addresses_check,
    ALTER COLUMN resolved_at DROP NOT NULL,
    ADD COLUMN missing        JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN next_lookup_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    ADD COLUMN failure        TEXT,
    ADD COLUMN failing_since  TIMESTAMPTZ,
    ADD COLUMN failures       INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT known_host_failure_check CHECK (failure IN ('UNKNOWN_HOST', 'NO_RESPONSE')),
    ADD CONSTRAINT known_host_failing_check
        CHECK ((failure IS NULL) = (failing_since IS NULL) AND (failure IS NULL) = (failures = 0));
COMMENT ON COLUMN projection.known_host.addresses IS 'all that identify the calls of the host, those in missing too';
COMMENT ON COLUMN projection.known_host.resolved_at IS 'the latest answer with addresses; null before the first one';
COMMENT ON COLUMN projection.known_host.missing IS 'by address, since when answers no longer have it';
COMMENT ON COLUMN projection.known_host.failures IS 'lookups in a row that failed';
CREATE INDEX known_host_due ON projection.known_host (next_lookup_at);
COMMENT ON INDEX projection.known_host_due IS 'The hosts whose next lookup is due, and those to forget';

ALTER TABLE projection.entity
    ADD COLUMN host          TEXT,
    ADD COLUMN identify_rank TEXT,
    ADD CONSTRAINT entity_host_check CHECK ((host IS NULL) = (identify_rank IS NULL));
COMMENT ON COLUMN projection.entity.host IS 'whose addresses identify its calls';
COMMENT ON COLUMN projection.entity.identify_rank IS 'begins the ids of the rows of these addresses';
CREATE INDEX entity_host ON projection.entity (host) WHERE host IS NOT NULL AND NOT deleted;
COMMENT ON INDEX projection.entity_host IS 'The entities of a host that moved, and whether a host is in use';
