-- What uses a carrier: campaigns by its id or its dial prefix, and numbers by its endpoint id.
ALTER TABLE campaign_read_model
    ADD COLUMN active      boolean NOT NULL DEFAULT true,
    ADD COLUMN carrier_ids uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN dial_prefix text;
-- The next event of a campaign is stored even if it has the same version.
UPDATE campaign_read_model SET version = 0;
CREATE INDEX campaign_read_model_carriers ON campaign_read_model USING gin (carrier_ids) WHERE NOT deleted;
COMMENT ON INDEX campaign_read_model_carriers IS 'The campaigns that name a carrier';
CREATE INDEX campaign_read_model_dial_prefix ON campaign_read_model (dial_prefix) WHERE NOT deleted;
COMMENT ON INDEX campaign_read_model_dial_prefix IS 'The campaigns that use a dial prefix';

-- Numbers with a trunk. Others have no row.
CREATE TABLE trunk_numbers (
    did_id      uuid PRIMARY KEY,
    endpoint_id text NOT NULL
);
CREATE INDEX trunk_numbers_endpoint ON trunk_numbers (endpoint_id);
COMMENT ON INDEX trunk_numbers_endpoint IS 'The count of the numbers of a trunk';
ALTER TABLE trunk_numbers ENABLE ROW LEVEL SECURITY;
CREATE POLICY trunk_numbers_for_staff ON trunk_numbers
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
