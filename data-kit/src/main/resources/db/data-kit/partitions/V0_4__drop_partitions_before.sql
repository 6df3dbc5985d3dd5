-- Drops each partition of a table that is partitioned by a range of dates and whose range ends at a day or before it.
-- Dropping locks the whole table for a moment; where that lock is not free within half a second, nothing is dropped.
CREATE FUNCTION drop_partitions_before(parent text, day date) RETURNS bigint LANGUAGE plpgsql
SET lock_timeout = '500ms' AS $$
DECLARE
    range_end     CONSTANT text := $pattern$TO \('([0-9-]+)'\)$pattern$;
    old_partition regclass;
    dropped       bigint := 0;
BEGIN
    FOR old_partition IN
        SELECT child.oid
        FROM pg_inherits
        JOIN pg_class child ON child.oid = inhrelid
        WHERE inhparent = to_regclass(parent)
          AND CAST(substring(pg_get_expr(child.relpartbound, child.oid) FROM range_end) AS date) <= day
        ORDER BY child.relname
    LOOP
        EXECUTE format('DROP TABLE %s', old_partition);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;
