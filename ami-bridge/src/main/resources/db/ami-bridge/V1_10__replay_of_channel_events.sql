-- For asterisk/cel-replay, which sends the node's local copy of its channel events, one JSON object per line. Only the
-- events that the table lacks are inserted: those that Asterisk could not write. Older ones than the rows that are kept
-- by default are ignored, since their calls may be forgotten elsewhere. Its role may neither read the table nor change
-- rows.
CREATE FUNCTION replay_cel(lines text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.cel (eventtype, eventtime, cid_num, exten, context, channame, accountcode, uniqueid, linkedid,
                            userfield, peer, extra)
    SELECT e.eventtype, e.eventtime AT TIME ZONE 'UTC', e.num, e.exten, e.context, e.channame, e.accountcode, e.uniqueid,
           e.linkedid, e.userfield, e.peer, e.eventextra
    FROM string_to_table(lines, E'\n') WITH ORDINALITY AS read (line, number),
         json_to_record(CASE
             WHEN line IS JSON OBJECT AND strpos(line, '\u0000') = 0
                 AND (CAST(line AS json) ->> 'eventtime') ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$' THEN CAST(line AS json)
             ELSE '{}'
         END) AS e (eventtype text, eventtime timestamptz, num text, exten text, context text, channame text,
                    accountcode text, uniqueid text, linkedid text, userfield text, peer text, eventextra text)
    WHERE e.linkedid IS NOT NULL
      AND e.eventtime > now() - interval '7 days'
      AND NOT EXISTS (
          SELECT FROM public.cel present
          WHERE present.linkedid = e.linkedid AND present.uniqueid = e.uniqueid AND present.eventtype = e.eventtype
            AND present.eventtime = e.eventtime AT TIME ZONE 'UTC')
    ORDER BY number
$$;

REVOKE EXECUTE ON FUNCTION replay_cel FROM PUBLIC;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'asterisk_cel') THEN
        GRANT EXECUTE ON FUNCTION replay_cel TO asterisk_cel;
    END IF;
END
$$;
