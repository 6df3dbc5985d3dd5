-- The numbers near a called one: those with its area code, then those of its state, then those with its country code.
-- ITU-T E.164.D: country codes of one and two digits; all others have three.
-- The shorter ones first, since a regular expression of PostgreSQL takes the longest alternative.
ALTER TABLE did ADD COLUMN calling_code TEXT GENERATED ALWAYS AS (COALESCE(
    substring(number FROM '^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])'),
    substring(number FROM '^\+[0-9]{3}'), '')) STORED;

CREATE INDEX did_next_of_country ON did (tenant_id, calling_code, calls, id)
    WHERE status = 'ACTIVE' AND NOT deleted AND (max_usage IS NULL OR calls < max_usage);
COMMENT ON INDEX did_next_of_country IS 'The next number with a country code';

-- The caller IDs of campaigns; empty for all of the tenant.
ALTER TABLE campaign ADD COLUMN caller_id_did_ids UUID[] NOT NULL DEFAULT '{}';
