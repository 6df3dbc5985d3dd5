-- As much of Asterisk's realtime schema as the dialplan's tests write; realtime-writer's migrations have all of it.
CREATE TABLE extensions (id bigint PRIMARY KEY, context text, exten text, priority int, app text, appdata text);
CREATE TABLE ps_aors (id text PRIMARY KEY, contact text, max_contacts int, outbound_proxy text);
CREATE TABLE ps_auths (id text PRIMARY KEY, auth_type text, username text, password text, supported_algorithms_uac text,
    supported_algorithms_uas text, realm text, password_digest text);
CREATE TABLE ps_contacts (id text PRIMARY KEY, uri text, expiration_time bigint, qualify_frequency int, outbound_proxy text,
    path text, user_agent text, qualify_timeout float, reg_server text, authenticate_qualify text, via_addr text,
    via_port int, call_id text, endpoint text, prune_on_boot text, qualify_2xx_only text);
CREATE TABLE ps_domain_aliases (id text PRIMARY KEY, domain text);
CREATE TABLE ps_endpoint_id_ips (id text PRIMARY KEY, endpoint text, match text);
CREATE TABLE ps_registrations (id text PRIMARY KEY, server_uri text, client_uri text, contact_user text,
    outbound_auth text, line text, endpoint text, max_random_initial_delay int, transport text, outbound_proxy text);
CREATE TABLE ps_endpoints (id text PRIMARY KEY, transport text, aors text, auth text, outbound_auth text, context text,
    disallow text, allow text, direct_media text, identify_by text, trust_id_inbound text, accountcode text,
    from_user text, send_pai text,
    send_connected_line text, allow_transfer text, rewrite_contact text, rtp_timeout int, rtp_timeout_hold int,
    media_encryption text, set_var text, outbound_proxy text);
CREATE VIEW node_contacts AS SELECT * FROM ps_contacts;
CREATE VIEW node_registrations AS SELECT * FROM ps_registrations;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO asterisk_ara;
GRANT INSERT, UPDATE, DELETE ON ps_contacts, node_contacts TO asterisk_ara;
