-- 30,000 carriers and 30,000 clients on two nodes, of which 10 and 10 are down, and 60,000 links of 3,000 campaigns.
-- Nothing is committed, but the dead rows stay until the next vacuum. benchmarks/README.md has the command that measures the query for outages with these rows.
BEGIN;

CREATE FUNCTION pg_temp.id(kind text, number integer) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN md5('outages-' || kind || number)::uuid;

INSERT INTO watched_nodes (node, watched_since, asked_at, answered_at)
SELECT node, now(), now(), now() FROM unnest(ARRAY['outages-1', 'outages-2']) AS node;

INSERT INTO known_carriers (carrier_id, version, deleted, endpoint_id, name, trunk_type, registration_type, host, port,
    priority, status, dial_timeout_seconds, number_format)
SELECT pg_temp.id('carrier', n), 1, false, 'outages-carrier-' || n, 'Carrier ' || n, 'pjsip',
    CASE n % 2 WHEN 0 THEN 'ip' ELSE 'registration' END, '192.0.2.1', 5060, 50, 'active', 60, 'e164'
FROM generate_series(1, 30000) AS n;

INSERT INTO known_clients (client_id, version, deleted, endpoint_id, name, status, mode)
SELECT pg_temp.id('client', n), 1, false, 'outages-client-' || n, 'Client ' || n, 'active',
    CASE n % 2 WHEN 0 THEN 'fixed' ELSE 'registers' END
FROM generate_series(1, 30000) AS n;

INSERT INTO endpoint_states (node, endpoint_id, aspect, incarnation, sequence, state, was_up)
SELECT node, 'outages-carrier-' || n, CASE n % 2 WHEN 0 THEN 'contact' ELSE 'registration' END, now(), n,
    CASE WHEN n % 3000 = 0 THEN 'unreachable' WHEN n % 2 = 0 THEN 'reachable' ELSE 'registered' END, true
FROM generate_series(1, 30000) AS n, unnest(ARRAY['outages-1', 'outages-2']) AS node
UNION ALL
SELECT node, 'outages-client-' || n, 'contact', now(), n,
    CASE n % 3000 WHEN 0 THEN 'unreachable' ELSE 'reachable' END, true
FROM generate_series(1, 30000) AS n, unnest(ARRAY['outages-1', 'outages-2']) AS node;

INSERT INTO campaigns (id, tenant_id, version, name, status, routing_strategy, dial_timeout_seconds, created_at,
    changed_at, overflow_client_id, overflow_ring_seconds)
SELECT pg_temp.id('campaign', n), pg_temp.id('tenant', n % 100), 1, 'Outages ' || n, 'active', 'priority', 30, now(),
    now(), pg_temp.id('client', n), 30
FROM generate_series(1, 3000) AS n;

INSERT INTO links (id, campaign_id, client_id, priority, weight, status)
SELECT pg_temp.id('link', n), pg_temp.id('campaign', 1 + (n + n / 30000) % 3000),
    pg_temp.id('client', 1 + n % 30000), 1, 1, 'active'
FROM generate_series(1, 60000) AS n
ON CONFLICT DO NOTHING;

ANALYZE known_carriers, known_clients, endpoint_states, campaigns, links, watched_nodes;
