-- how a campaign wants its calls routed; the limits stand in caps too, where they are enforced
ALTER TABLE campaigns
    ADD COLUMN max_concurrency          integer CHECK (max_concurrency >= 0),
    ADD COLUMN total_calls_allowed      bigint  CHECK (total_calls_allowed >= 0),
    ADD COLUMN daily_cap                integer CHECK (daily_cap >= 0),
    ADD COLUMN time_zone                text    NOT NULL DEFAULT 'UTC',
    -- such as 'monday 09:00-18:00'; none at all is always open
    ADD COLUMN opening_hours            text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN call_limit_seconds       integer CHECK (call_limit_seconds BETWEEN 60 AND 86400),
    ADD COLUMN overflow_client_id       uuid,
    ADD COLUMN overflow_ring_seconds    integer CHECK (overflow_ring_seconds BETWEEN 1 AND 600),
    ADD COLUMN unavailable_cause        integer CHECK (unavailable_cause BETWEEN 1 AND 127),
    ADD COLUMN unavailable_announcement text    CHECK (unavailable_announcement ~ '^[a-z0-9_-]{1,60}$'),
    ADD COLUMN repeat_mode              text    CHECK (repeat_mode IN ('same_client', 'refuse')),
    ADD COLUMN repeat_window_seconds    integer CHECK (repeat_window_seconds BETWEEN 1 AND 2592000),
    ADD CHECK (routing_strategy IN ('priority', 'round_robin', 'weighted', 'timeout_fallback')),
    ADD CHECK ((overflow_client_id IS NULL) = (overflow_ring_seconds IS NULL)),
    ADD CHECK ((repeat_mode IS NULL) = (repeat_window_seconds IS NULL));

ALTER TABLE links
    ADD COLUMN max_concurrency     integer CHECK (max_concurrency >= 0),
    ADD COLUMN total_calls_allowed bigint  CHECK (total_calls_allowed >= 0),
    ADD COLUMN hourly_cap          integer CHECK (hourly_cap >= 0),
    ADD COLUMN daily_cap           integer CHECK (daily_cap >= 0);

-- the numbers that a campaign's calls rotate through; none at all is all of the tenant's
CREATE TABLE campaign_shown_numbers (
    campaign_id uuid NOT NULL REFERENCES campaigns (id),
    did_id      uuid NOT NULL,
    PRIMARY KEY (campaign_id, did_id)
);
