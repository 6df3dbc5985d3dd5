-- Which calls count in the caps of campaigns and links: attempts, answered calls, or those of a minimum talk time. All
-- attempts are counted beside them. Calls before this migration count as attempts if they count at all.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE campaigns
    -- null: answered calls in totals, attempts in days
    ADD COLUMN caps_count           text    CHECK (caps_count IN ('attempts', 'answered')),
    ADD COLUMN minimum_talk_seconds integer CHECK (minimum_talk_seconds BETWEEN 1 AND 86400),
    ADD CHECK (minimum_talk_seconds IS NULL OR caps_count = 'answered');
ALTER TABLE links
    -- null: answered calls in totals, attempts in hours, days, weeks and months
    ADD COLUMN caps_count           text    CHECK (caps_count IN ('attempts', 'answered')),
    ADD COLUMN minimum_talk_seconds integer CHECK (minimum_talk_seconds BETWEEN 1 AND 86400),
    ADD CHECK (minimum_talk_seconds IS NULL OR caps_count = 'answered');

ALTER TABLE caps
    ADD COLUMN counting             text    NOT NULL DEFAULT 'standard'
        CHECK (counting IN ('standard', 'attempts', 'answered')),
    ADD COLUMN minimum_talk_seconds integer NOT NULL DEFAULT 0 CHECK (minimum_talk_seconds >= 0),
    ADD COLUMN attempts             bigint  NOT NULL DEFAULT 0,
    ADD COLUMN hour_attempts        integer NOT NULL DEFAULT 0,
    ADD COLUMN day_attempts         integer NOT NULL DEFAULT 0,
    ADD COLUMN week_attempts        integer NOT NULL DEFAULT 0,
    ADD COLUMN month_attempts       integer NOT NULL DEFAULT 0;
UPDATE caps
SET attempts = total, hour_attempts = hour_count, day_attempts = day_count, week_attempts = week_count,
    month_attempts = month_count;

ALTER TABLE leases
    -- what counts in a cap otherwise than an answered call in its total: cap|total|seconds|hour|day|week|month, the
    -- windows in seconds since 1970 or empty
    ADD COLUMN counted_holds text[]      NOT NULL DEFAULT '{}',
    -- by the clock of the node
    ADD COLUMN talk_from     timestamptz,
    ADD COLUMN talk_to       timestamptz,
    -- whether the end was not reported: the talk time was at most this
    ADD COLUMN talk_bound    boolean     NOT NULL DEFAULT false;
