-- A client has one to ten endpoints. The first one is in the columns endpoint_id, mode, host, port and sealed_password;
-- the others are read and written with it, so they are in its row. None of them has an id of another client, since all
-- are in endpoint_ids.
ALTER TABLE clients
    ADD COLUMN first_endpoint    uuid,
    ADD COLUMN further_endpoints jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_array_length(further_endpoints) <= 9);
COMMENT ON COLUMN clients.first_endpoint IS 'id of the first endpoint; null if it is that of the client';
COMMENT ON COLUMN clients.further_endpoints IS
    'in the order in which they are dialed: id, endpointId, mode, host, port, sealedPassword';
