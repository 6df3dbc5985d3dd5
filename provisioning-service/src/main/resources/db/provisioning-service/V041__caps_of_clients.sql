-- Caps of a client across all campaigns, and its opening hours; null is no limit
ALTER TABLE clients
    ADD COLUMN total_calls_allowed bigint  CHECK (total_calls_allowed >= 0),
    ADD COLUMN daily_cap           integer CHECK (daily_cap >= 0),
    ADD COLUMN weekly_cap          integer CHECK (weekly_cap >= 0),
    ADD COLUMN monthly_cap         integer CHECK (monthly_cap >= 0),
    ADD COLUMN time_zone           text    NOT NULL DEFAULT 'UTC',
    -- such as 'monday 09:00-18:00'; none at all is always open
    ADD COLUMN opening_hours       text[]  NOT NULL DEFAULT '{}';
