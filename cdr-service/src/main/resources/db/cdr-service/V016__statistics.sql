-- Calls and attempts counted by minute, hour and day, for statistics. Each size of buckets is a table of its own, since
-- a query that reads days must not find them between the many rows of minutes.
CREATE TABLE rollups (
    -- UTC, of `at`
    month            date        NOT NULL CHECK (extract(day FROM month) = 1),
    size             text        NOT NULL,
    dimension        text        NOT NULL,
    id               text        COLLATE "C" NOT NULL,
    at               timestamptz NOT NULL,
    tenant_id        uuid        NOT NULL,
    attempts         integer     NOT NULL,
    answered         integer     NOT NULL,
    busy             integer     NOT NULL,
    no_answer        integer     NOT NULL,
    rejected         integer     NOT NULL,
    failed           integer     NOT NULL,
    congestion       integer     NOT NULL,
    canceled         integer     NOT NULL,
    unrouted         integer     NOT NULL,
    talk_millis      bigint      NOT NULL,
    post_dial_delays jsonb       NOT NULL,
    in_progress      integer     NOT NULL,
    changes          jsonb       NOT NULL,
    net_change       integer     NOT NULL,
    peak_change      integer     NOT NULL,
    PRIMARY KEY (dimension, id, tenant_id, at, month, size)
) PARTITION BY LIST (size);
COMMENT ON COLUMN rollups.dimension IS 'what id is, such as carrier';
COMMENT ON COLUMN rollups.at IS 'the start of the bucket';
COMMENT ON COLUMN rollups.tenant_id IS
    '00000000-0000-0000-0000-000000000000 for all tenants, where ids are shared by tenants; else for calls of none';
COMMENT ON COLUMN rollups.post_dial_delays IS 'how many delays are in each logarithmic bucket, by its number';
COMMENT ON COLUMN rollups.in_progress IS 'of an hour: how many were in progress in the second before it';
COMMENT ON COLUMN rollups.changes IS
    'of a minute: by how many more are in progress in a second than in the one before, by second';
COMMENT ON COLUMN rollups.net_change IS 'of a minute: the sum of changes';
COMMENT ON COLUMN rollups.peak_change IS 'of a minute or hour: the highest sum of changes at one of its seconds';

CREATE INDEX rollups_by_time ON rollups (dimension, at);
COMMENT ON INDEX rollups_by_time IS 'GET /api/v1/statistics, the totals of all ids';

CREATE TABLE rollups_minute PARTITION OF rollups FOR VALUES IN ('minute') PARTITION BY RANGE (month);
CREATE TABLE rollups_hour PARTITION OF rollups FOR VALUES IN ('hour') PARTITION BY RANGE (month);
CREATE TABLE rollups_day PARTITION OF rollups FOR VALUES IN ('day') PARTITION BY RANGE (month);

ALTER TABLE rollups ENABLE ROW LEVEL SECURITY;
CREATE POLICY rollups_of_tenant ON rollups
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

-- What each call added to the rollups. A later revision of its record adds the difference.
CREATE TABLE counted_calls (
    month        date  NOT NULL,
    call_id      text  NOT NULL,
    contribution jsonb NOT NULL,
    PRIMARY KEY (month, call_id)
) PARTITION BY RANGE (month);

-- How far the changes of calls are counted. The replica that counts holds a lock of the row.
CREATE TABLE statistics_position (
    id                  smallint    PRIMARY KEY CHECK (id = 1),
    epoch               uuid        NOT NULL,
    transaction_id      bigint      NOT NULL,
    call_id             text        NOT NULL,
    up_to               timestamptz,
    mark_at             timestamptz,
    mark_transaction_id bigint
);
COMMENT ON COLUMN statistics_position.transaction_id IS 'the changed_in of the last call read';
COMMENT ON COLUMN statistics_position.up_to IS 'all changes stored before this time are counted';
COMMENT ON COLUMN statistics_position.mark_at IS
    'becomes up_to when the transactions before mark_transaction_id have ended and their changes are counted';
INSERT INTO statistics_position (id, epoch, transaction_id, call_id) SELECT 1, epoch, 0, '' FROM change_epoch;

-- Adds two maps of counts. Counts of zero are left out.
CREATE FUNCTION add_counts(one jsonb, other jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN one = '{}' THEN other
        WHEN other = '{}' THEN one
        ELSE (
            SELECT coalesce(jsonb_object_agg(key, total), '{}')
            FROM (
                SELECT key, sum(CAST(value AS bigint)) AS total
                FROM (SELECT key, value FROM jsonb_each_text(one)
                      UNION ALL SELECT key, value FROM jsonb_each_text(other)) AS counts
                GROUP BY key
                HAVING sum(CAST(value AS bigint)) <> 0) AS totals)
    END
$$;

-- The highest sum of changes at a second of a minute. Without a change in the first second, its sum is 0.
CREATE FUNCTION peak_of_changes(changes jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CAST(max(sum_until) AS integer)
    FROM (
        SELECT sum(change) OVER (ORDER BY second) AS sum_until
        FROM (
            SELECT CAST(key AS integer) AS second, CAST(value AS integer) AS change FROM jsonb_each_text(changes)
            UNION ALL
            SELECT 0, 0) AS each_change) AS sums
$$;

CREATE OR REPLACE FUNCTION ensure_month(first_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent    text;
    partition text;
BEGIN
    FOREACH parent IN ARRAY ARRAY[
        'calls', 'attempts', 'counted_calls', 'rollups_minute', 'rollups_hour', 'rollups_day'] LOOP
        partition := parent || to_char(first_day, '_YYYY_MM');
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        PERFORM pg_advisory_xact_lock(hashtext('ensure_month'));
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        -- rows that are updated several times find room on their page
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) WITH (fillfactor = %s)',
                       partition, parent, CASE WHEN parent IN ('attempts', 'counted_calls') THEN 100 ELSE 70 END);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                       parent, partition, first_day, (first_day + interval '1 month')::date);
    END LOOP;
END $$;

DO $$
DECLARE
    partition name;
BEGIN
    FOR partition IN
        SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'calls'::regclass
    LOOP
        PERFORM ensure_month(to_date(right(partition, 7), 'YYYY_MM'));
    END LOOP;
END $$;
