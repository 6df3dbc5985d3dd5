-- The concurrent calls of a client across all campaigns. Calls in progress do not hold these caps: each is counted
-- from its next attempt on.
ALTER TABLE caps DROP CONSTRAINT caps_kind_check;
ALTER TABLE caps ADD CONSTRAINT caps_kind_check
    CHECK (kind IN ('campaign', 'link', 'client', 'carrier', 'did', 'tenant'));
INSERT INTO caps (id, kind) SELECT client_id, 'client' FROM known_clients WHERE NOT deleted ON CONFLICT DO NOTHING;
CREATE POLICY caps_of_clients ON caps FOR SELECT
    USING (kind = 'client' AND (SELECT current_setting('trunkline.tenant', true)) <> '');
