-- Calendar weeks and months of caps, and when a link takes calls. Calls before this migration count in neither.
ALTER TABLE caps
    ADD COLUMN max_weekly  integer     CHECK (max_weekly >= 0),
    ADD COLUMN max_monthly integer     CHECK (max_monthly >= 0),
    ADD COLUMN week_start  timestamptz NOT NULL DEFAULT 'epoch',
    ADD COLUMN week_count  integer     NOT NULL DEFAULT 0 CHECK (week_count >= 0),
    ADD COLUMN month_start timestamptz NOT NULL DEFAULT 'epoch',
    ADD COLUMN month_count integer     NOT NULL DEFAULT 0 CHECK (month_count >= 0);

ALTER TABLE links
    ADD COLUMN weekly_cap    integer CHECK (weekly_cap >= 0),
    ADD COLUMN monthly_cap   integer CHECK (monthly_cap >= 0),
    -- null for that of the campaign
    ADD COLUMN time_zone     text,
    -- such as 'monday 09:00-18:00'; none at all is always open
    ADD COLUMN opening_hours text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN starts_at     timestamptz,
    ADD COLUMN ends_at       timestamptz,
    -- null while the link is not paused
    ADD COLUMN pause_reason  text,
    ADD CHECK (ends_at > starts_at);
