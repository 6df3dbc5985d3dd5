-- Answers have rows of the caller's tenant. Keys from before this migration have no tenant; they expire within a day.
ALTER TABLE idempotent_requests ADD COLUMN visible_to text;
ALTER TABLE idempotent_requests ALTER COLUMN visible_to SET DEFAULT current_setting('trunkline.tenant', true);
COMMENT ON COLUMN idempotent_requests.visible_to
    IS 'the setting trunkline.tenant of the request: a tenant, or * for staff';

ALTER TABLE idempotent_requests ENABLE ROW LEVEL SECURITY;
CREATE POLICY idempotent_requests_of_tenant ON idempotent_requests
    USING ((SELECT current_setting('trunkline.tenant', true)) IN ('*', visible_to)
        OR visible_to IS NULL AND (SELECT current_setting('trunkline.tenant', true)) <> '');
