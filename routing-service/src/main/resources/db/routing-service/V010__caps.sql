-- what limits a thing and what is taken of it: campaigns, links, carriers, numbers and tenants alike. Whoever locks
-- several takes them in the order of their ids, after the rows of calls.
CREATE TABLE caps (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('campaign', 'link', 'carrier', 'did', 'tenant')),
    -- limits; null is no limit
    max_at_once  integer     CHECK (max_at_once >= 0),
    max_in_all   bigint      CHECK (max_in_all >= 0),
    max_a_day    integer     CHECK (max_a_day >= 0),
    max_an_hour  integer     CHECK (max_an_hour >= 0),
    max_a_second integer     CHECK (max_a_second >= 0),
    time_zone    text        NOT NULL DEFAULT 'UTC',
    -- what is taken: held now, in all, and in each window since its start
    active       integer     NOT NULL DEFAULT 0 CHECK (active >= 0),
    total        bigint      NOT NULL DEFAULT 0 CHECK (total >= 0),
    day_start    timestamptz NOT NULL DEFAULT 'epoch',
    day_count    integer     NOT NULL DEFAULT 0 CHECK (day_count >= 0),
    hour_start   timestamptz NOT NULL DEFAULT 'epoch',
    hour_count   integer     NOT NULL DEFAULT 0 CHECK (hour_count >= 0),
    second_start timestamptz NOT NULL DEFAULT 'epoch',
    second_count integer     NOT NULL DEFAULT 0 CHECK (second_count >= 0),
    -- a link's place in its campaign's rotation
    pass         bigint      NOT NULL DEFAULT 0,
    turn         bigint      NOT NULL DEFAULT 0,
    away         boolean     NOT NULL DEFAULT true
);

INSERT INTO caps (id, kind)
SELECT id, 'campaign' FROM campaigns WHERE NOT deleted
UNION ALL SELECT id, 'link' FROM links
UNION ALL SELECT carrier_id, 'carrier' FROM known_carriers WHERE NOT deleted
UNION ALL SELECT tenant_id, 'tenant' FROM known_tenants WHERE NOT deleted;
INSERT INTO caps (id, kind, total, max_in_all)
SELECT d.did_id, 'did', COALESCE(u.used, 0), d.max_usage
FROM known_dids d LEFT JOIN did_usage u USING (did_id) WHERE NOT d.deleted;
