-- Columns and the JSON of facts get the names that events and the API use.
ALTER TABLE calls RENAME COLUMN number_shown TO caller_id;
ALTER TABLE calls RENAME COLUMN story TO facts;
COMMENT ON COLUMN calls.facts IS 'all known facts of the call, by natural key; the record is built from them';
COMMENT ON COLUMN calls.revision IS '0 until the call is complete';
COMMENT ON COLUMN attempts.attempt IS '1 to 100 an attempt, 101 and up connect leg 1 and up';

CREATE FUNCTION pg_temp.parties(ids jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object(
        'tenant', ids -> 'tenantId', 'campaign', ids -> 'campaignId', 'link', ids -> 'linkId',
        'client', ids -> 'clientId', 'carrier', ids -> 'carrierId', 'did', ids -> 'didId')
$$;

CREATE FUNCTION pg_temp.step(old jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT (old - 'attempt' - 'ids' - 'party' - 'outcome') || jsonb_build_object(
        'leg', old -> 'attempt',
        'parties', pg_temp.parties(old -> 'ids'),
        'channelParty', old -> 'party',
        'end', old -> 'outcome')
$$;

CREATE FUNCTION pg_temp.decision(old jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT (old - 'attempt' - 'choice' - 'ids' - 'numberShown' - 'ringSeconds' - 'micros') || jsonb_build_object(
        'leg', old -> 'attempt',
        'answer', old -> 'choice',
        'parties', pg_temp.parties(old -> 'ids'),
        'callerId', old -> 'numberShown',
        'ringTimeoutSeconds', old -> 'ringSeconds',
        'tookMillis', CAST(old ->> 'micros' AS numeric) / 1000,
        'previous', CASE WHEN jsonb_typeof(old -> 'previous') = 'object' THEN jsonb_build_object(
            'leg', old #> '{previous,attempt}',
            'end', old #> '{previous,outcome}',
            'channelId', old #> '{previous,channelId}') END)
$$;

CREATE FUNCTION pg_temp.completion(old jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT (old - 'outcome' - 'ids') || jsonb_build_object(
        'end', old -> 'outcome',
        'parties', pg_temp.parties(old -> 'ids'))
$$;

UPDATE calls SET facts = jsonb_build_object(
    'steps', (SELECT coalesce(jsonb_agg(pg_temp.step(one) ORDER BY place), '[]')
              FROM jsonb_array_elements(facts -> 'steps') WITH ORDINALITY AS steps (one, place)),
    'decisions', (SELECT coalesce(jsonb_agg(pg_temp.decision(one) ORDER BY place), '[]')
                  FROM jsonb_array_elements(facts -> 'decisions') WITH ORDINALITY AS decisions (one, place)),
    'completions', (SELECT coalesce(jsonb_agg(pg_temp.completion(one) ORDER BY place), '[]')
                    FROM jsonb_array_elements(facts -> 'completions') WITH ORDINALITY AS completions (one, place)))
WHERE facts <> '{}';
