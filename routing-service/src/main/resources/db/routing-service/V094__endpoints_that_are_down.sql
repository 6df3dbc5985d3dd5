CREATE INDEX endpoint_states_down ON endpoint_states (endpoint_id, aspect)
    WHERE state NOT IN ('registered', 'reachable');
COMMENT ON INDEX endpoint_states_down IS 'carriers and clients that may have an outage';

CREATE INDEX known_clients_endpoint ON known_clients (endpoint_id);
COMMENT ON INDEX known_clients_endpoint IS 'the client of an endpoint that is down, or of a live channel';

CREATE INDEX known_clients_further ON known_clients USING gin (further_endpoints) WITH (fastupdate = off)
    WHERE further_endpoints <> '{}';
COMMENT ON INDEX known_clients_further IS 'the same for its further endpoints';

CREATE INDEX links_client ON links (client_id);
COMMENT ON INDEX links_client IS 'the campaigns that need a client that is down';

CREATE INDEX campaigns_overflow ON campaigns (overflow_client_id) WHERE overflow_client_id IS NOT NULL;
COMMENT ON INDEX campaigns_overflow IS 'the same for overflow targets';
