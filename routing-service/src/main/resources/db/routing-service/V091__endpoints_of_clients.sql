-- The endpoints of a client besides its first one, in the order in which they are dialed. They are read and written
-- with their client.
ALTER TABLE known_clients
    ADD COLUMN further_endpoints text[] NOT NULL DEFAULT '{}',
    ADD COLUMN further_modes     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN entity_ids        uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN known_clients.further_endpoints IS 'their ids in Asterisk';
COMMENT ON COLUMN known_clients.further_modes IS 'registers or fixed, for each of them';
COMMENT ON COLUMN known_clients.entity_ids IS
    'ids of all its endpoints in realtime.applied; empty if it has one endpoint, with the id of the client';
