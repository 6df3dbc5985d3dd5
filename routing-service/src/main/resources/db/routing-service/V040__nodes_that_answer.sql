-- Nodes that are asked which calls live, and when each last answered. All times are this database's own.
CREATE TABLE watched_nodes (
    node          text        PRIMARY KEY,
    -- since when it has been asked without a pause
    watched_since timestamptz NOT NULL,
    asked_at      timestamptz NOT NULL,
    -- the moment of the latest question that it answered to the end
    answered_at   timestamptz,
    -- set once its silence is told, until it answers again
    silent_since  timestamptz
);
