-- The rows that a request sees as the API role. A seller sees its tenant, with its users and campaigns.
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenants_of_caller ON tenants
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(id AS text)) THEN true
        ELSE false END);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY users_of_tenant ON users
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE campaign_read_model ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaign_read_model_of_tenant ON campaign_read_model
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY api_keys_of_tenant ON api_keys
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

ALTER TABLE carriers ENABLE ROW LEVEL SECURITY;
CREATE POLICY carriers_for_staff ON carriers
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
ALTER TABLE clients ENABLE ROW LEVEL SECURITY;
CREATE POLICY clients_for_staff ON clients
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
ALTER TABLE dialplan_lines ENABLE ROW LEVEL SECURITY;
CREATE POLICY dialplan_lines_for_staff ON dialplan_lines
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
ALTER TABLE endpoint_ids ENABLE ROW LEVEL SECURITY;
CREATE POLICY endpoint_ids_for_staff ON endpoint_ids
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
ALTER TABLE endpoint_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY endpoint_states_for_staff ON endpoint_states
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
ALTER TABLE applied_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY applied_versions_for_staff ON applied_versions
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
