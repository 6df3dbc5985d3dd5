-- Totals of one tenant, and those of all tenants together, where ids are shared. Minutes have no such index: a request
-- reads few of them.
CREATE INDEX rollups_day_by_tenant ON rollups_day (tenant_id, dimension, at);
COMMENT ON INDEX rollups_day_by_tenant IS 'GET /api/v1/statistics of a tenant, or by ids that tenants share: totals';
CREATE INDEX rollups_hour_by_tenant ON rollups_hour (tenant_id, dimension, at);
COMMENT ON INDEX rollups_hour_by_tenant IS 'GET /api/v1/statistics of a tenant, or by ids that tenants share: totals';
