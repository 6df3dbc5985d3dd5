CREATE TABLE note (
    tenant_id uuid NOT NULL,
    text      text NOT NULL UNIQUE
);
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY note_of_tenant ON note
    USING ((SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)));
