-- Up to which change of the realtime tables each node got its reloads, and how many of them it did not carry out.
CREATE TABLE node_configuration (
    node           text        PRIMARY KEY,
    applied_at     timestamptz,
    reloaded_at    timestamptz,
    missed_reloads integer     NOT NULL
);
COMMENT ON COLUMN node_configuration.missed_reloads IS 'since all reloads were last sent, after a connect';
