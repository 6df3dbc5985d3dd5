-- Files of call records that are written in the background.
CREATE TABLE call_record_exports (
    id           uuid        PRIMARY KEY,
    tenant_id    uuid,
    filters      jsonb       NOT NULL,
    oldest_first boolean     NOT NULL,
    format       text        NOT NULL,
    state        text        NOT NULL,
    next         text,
    parts        integer     NOT NULL DEFAULT 0,
    records      bigint      NOT NULL DEFAULT 0,
    bytes        bigint      NOT NULL DEFAULT 0,
    failures     integer     NOT NULL DEFAULT 0,
    failure      text,
    created_at   timestamptz NOT NULL,
    written_at   timestamptz,
    finished_at  timestamptz
);
COMMENT ON COLUMN call_record_exports.tenant_id IS 'of the seller that ordered it; null if an admin or staff did';
COMMENT ON COLUMN call_record_exports.filters IS 'query parameters of the request';
COMMENT ON COLUMN call_record_exports.next IS 'cursor of the next part';
COMMENT ON COLUMN call_record_exports.bytes IS 'size of the stored parts';
COMMENT ON COLUMN call_record_exports.failures IS 'how often in a row its next part could not be written';
COMMENT ON COLUMN call_record_exports.written_at IS 'when its last part was written, or could not be';

CREATE INDEX call_record_exports_by_age ON call_record_exports (created_at);
COMMENT ON INDEX call_record_exports_by_age IS 'deletes expired exports';

ALTER TABLE call_record_exports ENABLE ROW LEVEL SECURITY;
CREATE POLICY call_record_exports_of_tenant ON call_record_exports
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

CREATE TABLE call_record_export_parts (
    export_id uuid    NOT NULL REFERENCES call_record_exports (id) ON DELETE CASCADE,
    part      integer NOT NULL,
    content   bytea   NOT NULL,
    PRIMARY KEY (export_id, part)
);
COMMENT ON COLUMN call_record_export_parts.content IS 'lines of the file, compressed with gzip';
ALTER TABLE call_record_export_parts ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE call_record_export_parts ENABLE ROW LEVEL SECURITY;
CREATE POLICY call_record_export_parts_of_export ON call_record_export_parts
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM call_record_exports WHERE id = export_id));
