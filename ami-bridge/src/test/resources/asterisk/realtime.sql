-- As much of Asterisk's realtime schema as these tests write; realtime-writer's migrations have all of it.
-- %1$s: address of a carrier that answers, %2$s: address of a registrar, %3$s: an address where nothing responds
CREATE TABLE extensions (id bigint GENERATED ALWAYS AS IDENTITY, context text, exten text, priority int, app text, appdata text);
CREATE TABLE ps_aors (id text PRIMARY KEY, contact text, max_contacts int, qualify_frequency int, qualify_timeout float);
CREATE TABLE ps_auths (id text PRIMARY KEY, auth_type text, username text, password text);
CREATE TABLE ps_contacts (id text PRIMARY KEY, uri text, expiration_time bigint, qualify_frequency int, outbound_proxy text,
    path text, user_agent text, qualify_timeout float, reg_server text, authenticate_qualify text, via_addr text,
    via_port int, call_id text, endpoint text, prune_on_boot text, qualify_2xx_only text);
CREATE TABLE ps_domain_aliases (id text PRIMARY KEY, domain text);
CREATE TABLE ps_endpoint_id_ips (id text PRIMARY KEY, endpoint text, match text);
CREATE TABLE ps_registrations (id text PRIMARY KEY, server_uri text, client_uri text, contact_user text,
    outbound_auth text, line text, endpoint text, max_random_initial_delay int);
CREATE TABLE ps_endpoints (id text PRIMARY KEY, transport text, aors text, auth text, outbound_auth text, context text,
    disallow text, allow text, direct_media text, identify_by text, accountcode text);
INSERT INTO ps_aors VALUES ('carrier', 'sip:%1$s', 1, 1, 3), ('registrar', '', 1, 0, 3), ('silent', 'sip:%3$s', 1, 0, 3);
INSERT INTO ps_auths VALUES ('registrar', 'userpass', 'user1', 'secret1');
INSERT INTO ps_endpoints
SELECT id, 'transport-udp', id, NULL, NULL, 'from-trunk', 'all', 'ulaw', 'no', 'ip', id FROM ps_aors;
INSERT INTO ps_registrations VALUES
    ('registrar', 'sip:%2$s', 'sip:user1@%2$s', 'registrar', 'registrar', 'yes', 'registrar', 0);
INSERT INTO extensions (context, exten, priority, app, appdata) VALUES
    ('from-campaign', '_9X.', 1, 'Set', '__TRUNKLINE_CALL=${CHANNEL(linkedid)}'),
    ('from-campaign', '_9X.', 2, 'Set', '__TRUNKLINE_LEASE=11111111-1111-4111-8111-111111111111'),
    ('from-campaign', '_9X.', 3, 'Set', '__TRUNKLINE_ATTEMPT=1'),
    ('from-campaign', '_9X.', 4, 'Dial', 'PJSIP/${EXTEN:1}@carrier,5,i'),
    ('from-campaign', '_9X.', 5, 'Hangup', ''),
    ('from-campaign', '_7X.', 1, 'Set', '__TRUNKLINE_LEASE=11111111-1111-4111-8111-111111111111'),
    ('from-campaign', '_7X.', 2, 'Dial', 'PJSIP/${EXTEN:1}@silent,30,i'),
    ('from-campaign', '_7X.', 3, 'Hangup', ''),
    ('from-campaign', '_8X.', 1, 'Set', '__TRUNKLINE_LEASE=11111111-1111-4111-8111-111111111111'),
    ('from-campaign', '_8X.', 2, 'Dial', 'PJSIP/${EXTEN:1}@nobody,5,i'),
    ('from-campaign', '_8X.', 3, 'Hangup', '');
CREATE VIEW node_contacts AS SELECT * FROM ps_contacts;
CREATE VIEW node_registrations AS SELECT * FROM ps_registrations;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO asterisk_ara;
GRANT INSERT, UPDATE, DELETE ON ps_contacts, node_contacts TO asterisk_ara;
