-- the country of a tenant's national numbers; existing tenants get the default country of this service
ALTER TABLE tenants
    ADD COLUMN country text NOT NULL DEFAULT '${country}' CHECK (country ~ '^[A-Z]{2}$');
