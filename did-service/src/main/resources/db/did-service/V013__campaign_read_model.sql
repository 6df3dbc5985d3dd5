-- Which numbers campaigns receive calls on: a number of an active campaign is not moved to another tenant.
CREATE TABLE campaign (
    id        UUID NOT NULL,
    version   BIGINT NOT NULL,
    deleted   BOOLEAN NOT NULL,
    tenant_id UUID NOT NULL,
    name      TEXT NOT NULL,
    active    BOOLEAN NOT NULL,
    did_ids   UUID[] NOT NULL,
    CONSTRAINT campaign_pkey PRIMARY KEY (id)
);
COMMENT ON INDEX campaign_pkey IS 'The version applied of campaign.changed';
CREATE INDEX campaign_dids ON campaign USING gin (did_ids) WHERE active AND NOT deleted;
COMMENT ON INDEX campaign_dids IS 'The active campaigns of a number that is moved';

ALTER TABLE campaign ENABLE ROW LEVEL SECURITY;
CREATE POLICY campaign_of_tenant ON campaign
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
