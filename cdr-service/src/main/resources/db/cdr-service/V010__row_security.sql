-- The rows that a request sees as the API role. Partitions need no policies: the role may use their parents only.
ALTER TABLE calls ENABLE ROW LEVEL SECURITY;
CREATE POLICY calls_of_tenant ON calls
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

ALTER TABLE attempts ENABLE ROW LEVEL SECURITY;
CREATE POLICY attempts_of_call ON attempts
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM calls WHERE calls.month = attempts.month AND calls.call_id = attempts.call_id));

ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;
CREATE POLICY alerts_of_tenant ON alerts
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

ALTER TABLE names ADD COLUMN tenant_id uuid;
COMMENT ON COLUMN names.tenant_id IS 'the tenant that it belongs to; null for clients and carriers';
UPDATE names SET tenant_id = id WHERE kind = 'tenant';
-- Events that are published again have the version of the row, and would be dropped as already applied.
UPDATE names SET version = 0 WHERE kind IN ('campaign', 'did');
ALTER TABLE names ENABLE ROW LEVEL SECURITY;
CREATE POLICY names_of_tenant ON names
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE kind IN ('client', 'carrier') AND (SELECT current_setting('trunkline.tenant', true)) <> '' END);
