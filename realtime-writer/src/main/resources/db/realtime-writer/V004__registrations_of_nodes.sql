-- The Asterisk nodes, as their bridges report them.
CREATE TABLE projection.node (
    name            TEXT NOT NULL,
    reachable_since TIMESTAMPTZ NOT NULL,
    reachable_until TIMESTAMPTZ NOT NULL,
    CONSTRAINT node_pkey PRIMARY KEY (name)
);
COMMENT ON COLUMN projection.node.reachable_since IS 'the first snapshot of those that followed each other in time';
COMMENT ON COLUMN projection.node.reachable_until IS 'when it counts as unreachable without a further snapshot';
COMMENT ON INDEX projection.node_pkey IS 'The nodes of a batch of snapshots';

-- Each registration belongs to one node at a time: a carrier at which several nodes are registered may send a call to
-- each of them. A changed registration keeps its node, so there is no foreign key: its row is deleted and inserted again.
CREATE TABLE projection.registration_node (
    registration VARCHAR(255) NOT NULL,
    node         TEXT NOT NULL,
    since        TIMESTAMPTZ NOT NULL,
    CONSTRAINT registration_node_pkey PRIMARY KEY (registration)
);
COMMENT ON INDEX projection.registration_node_pkey IS 'The node of a registration';

-- A node names itself in its application name, which res_pgsql.conf sets to <systemname>-ara.
CREATE FUNCTION current_node() RETURNS TEXT
    LANGUAGE sql STABLE AS $$ SELECT regexp_replace(current_setting('application_name'), '-ara$', '') $$;

CREATE VIEW node_registrations AS
    SELECT r.* FROM ps_registrations r JOIN projection.registration_node o ON o.registration = r.id
    WHERE o.node = current_node();
COMMENT ON VIEW node_registrations IS 'What a node reads in place of ps_registrations (extconfig.conf)';

-- A client may register at several nodes, with the same contact at each.
ALTER TABLE ps_contacts DROP CONSTRAINT ps_contacts_id_key;
CREATE VIEW node_contacts AS
    SELECT * FROM ps_contacts WHERE reg_server = current_node()
    WITH CHECK OPTION;
COMMENT ON VIEW node_contacts IS
    'What a node reads and writes in place of ps_contacts: a client is dialed from the node at which it has registered';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'asterisk_ara') THEN
        GRANT SELECT ON node_registrations TO asterisk_ara;
        GRANT SELECT, INSERT, UPDATE, DELETE ON node_contacts TO asterisk_ara;
    END IF;
END
$$;
