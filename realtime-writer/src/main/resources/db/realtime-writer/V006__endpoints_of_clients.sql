-- A client may have several endpoints. Each is an entity of its own, so that its rows are its own too.
ALTER TABLE projection.entity ADD COLUMN client UUID;
COMMENT ON COLUMN projection.entity.client IS
    'whose endpoint it is; null if it has the id of its client, or is no client';
CREATE INDEX entity_client ON projection.entity (client) WHERE client IS NOT NULL;
COMMENT ON INDEX projection.entity_client IS 'The endpoints of a client that changes';
