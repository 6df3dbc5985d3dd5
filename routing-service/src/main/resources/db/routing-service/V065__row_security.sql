-- The rows that a request sees as the API role. Rows of the platform are visible to every signed-in user.
ALTER TABLE known_tenants ENABLE ROW LEVEL SECURITY;
CREATE POLICY known_tenants_of_tenant ON known_tenants
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE known_dids ENABLE ROW LEVEL SECURITY;
CREATE POLICY known_dids_of_tenant ON known_dids
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE campaigns ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaigns_of_tenant ON campaigns
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE blocked_callers ENABLE ROW LEVEL SECURITY;
CREATE POLICY blocked_callers_of_tenant ON blocked_callers
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE leases ENABLE ROW LEVEL SECURITY;
CREATE POLICY leases_of_tenant ON leases
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE placed_calls ENABLE ROW LEVEL SECURITY;
CREATE POLICY placed_calls_of_tenant ON placed_calls
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
ALTER TABLE campaign_dids ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaign_dids_of_campaign ON campaign_dids
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_dids.campaign_id));
ALTER TABLE links ENABLE ROW LEVEL SECURITY;
CREATE POLICY links_of_campaign ON links
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM campaigns c WHERE c.id = links.campaign_id));
ALTER TABLE campaign_carriers ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaign_carriers_of_campaign ON campaign_carriers
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_carriers.campaign_id));
ALTER TABLE campaign_caller_id_dids ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaign_caller_id_dids_of_campaign ON campaign_caller_id_dids
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM campaigns c WHERE c.id = campaign_caller_id_dids.campaign_id));
ALTER TABLE placed_call_steps ENABLE ROW LEVEL SECURITY;
CREATE POLICY placed_call_steps_of_call ON placed_call_steps
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM placed_calls p WHERE p.call_id = placed_call_steps.call_id));
ALTER TABLE placed_call_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY placed_call_events_of_call ON placed_call_events
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM placed_calls p WHERE p.call_id = placed_call_events.call_id));

-- A call that is placed is added before the row in placed_calls that says whose it is.
ALTER TABLE calls ENABLE ROW LEVEL SECURITY;
CREATE POLICY calls_of_tenant ON calls
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM placed_calls p WHERE p.call_id = calls.call_id));
CREATE POLICY calls_added ON calls FOR INSERT
    WITH CHECK ((SELECT current_setting('trunkline.tenant', true)) <> '');

-- A change of a campaign removes links, then their caps. Only the owner can tell a removed link from one of another
-- tenant.
CREATE FUNCTION is_removed_link(link uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM links WHERE id = link)
$$;
ALTER TABLE caps ENABLE ROW LEVEL SECURITY;
CREATE POLICY caps_of_tenant ON caps
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR CASE kind
            WHEN 'tenant' THEN CAST(id AS text) = (SELECT current_setting('trunkline.tenant', true))
            WHEN 'did' THEN EXISTS (SELECT FROM known_dids d WHERE d.did_id = caps.id)
            WHEN 'campaign' THEN EXISTS (SELECT FROM campaigns c WHERE c.id = caps.id)
            WHEN 'link' THEN EXISTS (SELECT FROM links l WHERE l.id = caps.id)
                OR (SELECT current_setting('trunkline.tenant', true)) <> '' AND is_removed_link(caps.id)
            ELSE false
        END);
CREATE POLICY caps_of_carriers ON caps FOR SELECT
    USING (kind = 'carrier' AND (SELECT current_setting('trunkline.tenant', true)) <> '');

ALTER TABLE known_carriers ENABLE ROW LEVEL SECURITY;
CREATE POLICY known_carriers_of_platform ON known_carriers
    USING ((SELECT current_setting('trunkline.tenant', true)) <> '');
ALTER TABLE known_clients ENABLE ROW LEVEL SECURITY;
CREATE POLICY known_clients_of_platform ON known_clients
    USING ((SELECT current_setting('trunkline.tenant', true)) <> '');
ALTER TABLE endpoint_states ENABLE ROW LEVEL SECURITY;
CREATE POLICY endpoint_states_of_platform ON endpoint_states
    USING ((SELECT current_setting('trunkline.tenant', true)) <> '');
ALTER TABLE watched_nodes ENABLE ROW LEVEL SECURITY;
CREATE POLICY watched_nodes_for_staff ON watched_nodes
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
ALTER TABLE inbound_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY inbound_version_of_platform ON inbound_version
    USING ((SELECT current_setting('trunkline.tenant', true)) <> '');
