ALTER TABLE calls ADD COLUMN connect_client_id uuid;
ALTER TABLE calls ADD COLUMN connect_context text;
COMMENT ON COLUMN calls.connect_client_id IS
    'the client that the order of a placed call connects the answered call to';
COMMENT ON COLUMN calls.connect_context IS
    'the dialplan context that the order of a placed call connects the answered call to';
