-- Whose calls a campaign accepts: countries, states and prefixes, such as 'US', 'US-GA' and '+1404'; without any, it
-- accepts every caller.
ALTER TABLE campaigns
    ADD COLUMN allowed_callers  text[] NOT NULL DEFAULT '{}',
    ADD COLUMN excluded_callers text[] NOT NULL DEFAULT '{}';
