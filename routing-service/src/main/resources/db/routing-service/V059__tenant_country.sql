-- The country of the tenant's national numbers, ISO 3166-1. NULL means the default country.
ALTER TABLE known_tenants ADD COLUMN country text;
-- Events that are published again have the version of the row, and would be dropped as already applied.
UPDATE known_tenants SET version = 0;
