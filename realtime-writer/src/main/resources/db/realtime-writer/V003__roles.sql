-- The role of the Asterisk nodes may read what Asterisk reads and write its own contacts, and nothing else.
-- It is made by whoever runs the database server; without it (a database of this service's own tests) there is nobody to grant to.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'asterisk_ara') THEN
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO asterisk_ara', current_database());
        GRANT USAGE ON SCHEMA public TO asterisk_ara;
        GRANT SELECT ON ps_endpoints, ps_aors, ps_auths, ps_endpoint_id_ips, ps_registrations, ps_domain_aliases, extensions
            TO asterisk_ara;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ps_contacts TO asterisk_ara;
    END IF;
END
$$;
