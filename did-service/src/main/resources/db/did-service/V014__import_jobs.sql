-- A large file is imported in the background. Its row has the progress, which changes with each page of rows.
ALTER TABLE did_import
    ALTER COLUMN report DROP NOT NULL,
    ALTER COLUMN failed_rows DROP NOT NULL,
    ADD COLUMN state TEXT NOT NULL DEFAULT 'DONE'
        CHECK (state IN ('RECEIVING', 'RUNNING', 'DONE', 'FAILED', 'CANCELED')),
    ADD COLUMN mode        TEXT NOT NULL DEFAULT 'CREATE',
    ADD COLUMN mapping     TEXT,
    ADD COLUMN author      JSONB,
    ADD COLUMN size        BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN encoding    TEXT NOT NULL DEFAULT '',
    ADD COLUMN separator   TEXT NOT NULL DEFAULT '',
    ADD COLUMN header      TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN next_byte   BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN next_line   BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN pages       INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN rows        BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN created     BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN updated     BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN unchanged   BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN failed      BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN duplicates  BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN failures    INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN failure     TEXT,
    ADD COLUMN started_at  TIMESTAMPTZ,
    ADD COLUMN worked_at   TIMESTAMPTZ,
    ADD COLUMN finished_at TIMESTAMPTZ;
COMMENT ON COLUMN did_import.report IS 'of an import within a request; null for one in the background';
COMMENT ON COLUMN did_import.failed_rows IS 'of an import within a request; null for one in the background';
COMMENT ON COLUMN did_import.author IS 'the user of an import in the background, for the audit log';
COMMENT ON COLUMN did_import.next_byte IS 'where the next page begins in the file';
COMMENT ON COLUMN did_import.next_line IS 'the line there';
COMMENT ON COLUMN did_import.rows IS 'that the file has';
COMMENT ON COLUMN did_import.failures IS 'how often in a row its next page could not be imported';
COMMENT ON COLUMN did_import.worked_at
    IS 'when its last part was received, or its last page was imported or could not be';

UPDATE did_import SET
    created = coalesce(CAST(report ->> 'created' AS bigint), 0),
    updated = coalesce(CAST(report ->> 'updated' AS bigint), 0),
    unchanged = coalesce(CAST(report ->> 'unchanged' AS bigint), 0),
    failed = coalesce(CAST(report ->> 'failed' AS bigint), 0),
    duplicates = coalesce(CAST(report ->> 'duplicates' AS bigint), 0),
    encoding = coalesce(report ->> 'encoding', ''),
    separator = coalesce(report ->> 'separator', ''),
    finished_at = created_at;
UPDATE did_import SET rows = created + updated + unchanged + failed + duplicates;

CREATE INDEX did_import_in_progress ON did_import (worked_at, id) WHERE state IN ('RECEIVING', 'RUNNING');
COMMENT ON INDEX did_import_in_progress
    IS 'The import whose next page is imported next; those of a tenant that are counted';
CREATE INDEX did_import_of_tenant ON did_import (tenant_id, created_at, id);
COMMENT ON INDEX did_import_of_tenant IS 'The list of the imports of a tenant';

-- The file of an import in the background, until the import ends. All parts but the last have 64 KiB.
CREATE TABLE did_import_part (
    import_id UUID NOT NULL REFERENCES did_import (id) ON DELETE CASCADE,
    part      INTEGER NOT NULL,
    content   BYTEA NOT NULL,
    CONSTRAINT did_import_part_pkey PRIMARY KEY (import_id, part)
);
COMMENT ON INDEX did_import_part_pkey IS 'The parts of a file that have its next page';
COMMENT ON COLUMN did_import_part.content IS 'compressed with gzip';
ALTER TABLE did_import_part ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE did_import_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_import_part_of_import ON did_import_part
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM did_import WHERE id = import_id));

-- The rejected rows of an import in the background: those of a page in one row.
CREATE TABLE did_import_failure (
    import_id   UUID NOT NULL REFERENCES did_import (id) ON DELETE CASCADE,
    page        INTEGER NOT NULL,
    errors      JSONB NOT NULL,
    failed_rows TEXT NOT NULL,
    CONSTRAINT did_import_failure_pkey PRIMARY KEY (import_id, page)
);
COMMENT ON INDEX did_import_failure_pkey IS 'The rejected rows of an import in their order';

ALTER TABLE did_import_failure ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_import_failure_of_import ON did_import_failure
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM did_import WHERE id = import_id));
