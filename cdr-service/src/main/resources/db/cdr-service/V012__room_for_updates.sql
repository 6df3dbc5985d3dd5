-- A call in progress is stored several times without a change of an indexed column. With room on its page, PostgreSQL
-- writes such a row without touching an index (a HOT update).
CREATE OR REPLACE FUNCTION ensure_month(first_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent    text;
    partition text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['calls', 'attempts'] LOOP
        partition := parent || to_char(first_day, '_YYYY_MM');
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        PERFORM pg_advisory_xact_lock(hashtext('ensure_month'));
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) WITH (fillfactor = %s)',
                       partition, parent, CASE parent WHEN 'calls' THEN 70 ELSE 100 END);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                       parent, partition, first_day, (first_day + interval '1 month')::date);
    END LOOP;
END $$;

-- Rows that are stored from now on leave room.
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'calls'::regclass LOOP
        EXECUTE format('ALTER TABLE %s SET (fillfactor = 70)', partition);
    END LOOP;
END $$;
