-- Which tenants may use a carrier: all, as before, some, or none.
ALTER TABLE carriers
    ADD COLUMN offered_to         text   NOT NULL DEFAULT 'all' CHECK (offered_to IN ('all', 'some', 'none')),
    ADD COLUMN offered_tenant_ids uuid[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT carriers_offered_tenants CHECK ((offered_to = 'some') = (cardinality(offered_tenant_ids) > 0));
