-- How a number was written when it was added, the import that added it, and the tags that its tenant gives it.
ALTER TABLE did ADD COLUMN raw_number TEXT;
ALTER TABLE did ADD COLUMN tags TEXT[] NOT NULL DEFAULT '{}';

-- The imports that were stored, so that a number names the file it came from.
CREATE TABLE did_import (
    id          UUID NOT NULL,
    tenant_id   UUID NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    created_by  TEXT NOT NULL,
    report      JSONB NOT NULL,
    failed_rows TEXT NOT NULL,
    CONSTRAINT did_import_pkey PRIMARY KEY (id)
);
COMMENT ON INDEX did_import_pkey IS 'One import by id';
CREATE INDEX did_import_created_at ON did_import (created_at);
COMMENT ON INDEX did_import_created_at IS 'Imports so old that their failed rows are deleted';

ALTER TABLE did ADD COLUMN import_id UUID;
CREATE INDEX did_of_import ON did (import_id) WHERE import_id IS NOT NULL;
COMMENT ON INDEX did_of_import IS 'The list of the numbers of an import';

ALTER TABLE did_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_import_of_tenant ON did_import
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
