-- Which tenants may use a carrier: all, as before, some, or none. The names are not constrained, so that a later value is
-- an offer to no tenant here.
ALTER TABLE known_carriers
    ADD COLUMN offered_to         text   NOT NULL DEFAULT 'all',
    ADD COLUMN offered_tenant_ids uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX known_carriers_offers ON known_carriers USING gin (offered_tenant_ids) WHERE offered_to = 'some';
COMMENT ON INDEX known_carriers_offers IS 'the carriers that are offered to the tenant of an outbound call';
-- Events that are published again have the version of the row, and would be dropped as already applied.
UPDATE known_carriers SET version = 0;
