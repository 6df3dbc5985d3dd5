-- A page of statistics begins with how many attempts each id had. These indexes have all that this reads, since the
-- rows, with their delays, are ten times as large: those of a month of 10,000 numbers are 350 MB.
CREATE INDEX rollups_day_attempts ON rollups_day (dimension, at) INCLUDE (id, tenant_id, attempts, month, size);
COMMENT ON INDEX rollups_day_attempts IS 'GET /api/v1/statistics, the ids with the most attempts';

DROP INDEX rollups_day_by_tenant;
CREATE INDEX rollups_day_by_tenant ON rollups_day (tenant_id, dimension, at) INCLUDE (id, attempts, month, size);
COMMENT ON INDEX rollups_day_by_tenant IS
    'GET /api/v1/statistics of a tenant, or by ids that tenants share: the ids with the most attempts';
