-- The rows that a request sees as the API role. Counted calls are for the consumer only.
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_of_caller ON tenant
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(id AS text)) THEN true
        ELSE false END);

ALTER TABLE did ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_of_tenant ON did
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

ALTER TABLE did_usage ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_usage_of_tenant ON did_usage
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM did WHERE did.id = did_usage.did_id));
