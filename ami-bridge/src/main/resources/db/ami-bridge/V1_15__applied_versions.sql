-- The version of each endpoint in the realtime tables, which a test of a carrier or client compares.
ALTER TABLE applied_endpoint ADD COLUMN version bigint;
COMMENT ON COLUMN applied_endpoint.version IS 'null for what was applied before this column existed';
CREATE INDEX applied_endpoint_endpoint ON applied_endpoint (endpoint);
COMMENT ON INDEX applied_endpoint_endpoint IS 'the applied version of one endpoint';
