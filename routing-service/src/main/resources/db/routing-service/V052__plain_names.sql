-- Values and columns get the names that the API uses. Constraints on the inbound route version are checked at once, since a
-- table with pending triggers cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE campaigns
    DROP CONSTRAINT campaigns_routing_strategy_check,
    DROP CONSTRAINT campaigns_repeat_mode_check;
UPDATE campaigns SET routing_strategy = replace(routing_strategy, '_', '-') WHERE routing_strategy LIKE '%\_%';
UPDATE campaigns SET repeat_mode = 'same-client' WHERE repeat_mode = 'same_client';
ALTER TABLE campaigns
    ADD CHECK (routing_strategy IN ('priority', 'round-robin', 'weighted', 'timeout-fallback')),
    ADD CHECK (repeat_mode IN ('same-client', 'refuse'));
ALTER TABLE campaigns RENAME COLUMN call_limit_seconds TO max_call_seconds;
ALTER TABLE campaign_shown_numbers RENAME TO campaign_caller_id_dids;

ALTER TABLE caps RENAME COLUMN max_at_once TO max_concurrent;
ALTER TABLE caps RENAME COLUMN max_in_all TO max_total;
ALTER TABLE caps RENAME COLUMN max_a_day TO max_daily;
ALTER TABLE caps RENAME COLUMN max_an_hour TO max_hourly;
ALTER TABLE caps RENAME COLUMN max_a_second TO max_per_second;
ALTER TABLE caps RENAME COLUMN away TO unavailable;

ALTER TABLE leases RENAME COLUMN number_shown TO caller_id;
ALTER TABLE leases RENAME COLUMN limit_seconds TO max_call_seconds;

ALTER TABLE placed_calls RENAME COLUMN as_dialled TO as_dialed;
ALTER TABLE placed_calls RENAME COLUMN number_shown TO caller_id;
ALTER TABLE placed_calls RENAME COLUMN cancelled_at TO canceled_at;
UPDATE placed_calls SET state = 'not-originated' WHERE state = 'not_originated';
UPDATE placed_calls SET reason = replace(reason, 'cancelled', 'canceled') WHERE reason LIKE '%cancelled';
UPDATE placed_calls SET last_outcome = 'attempt.canceled' WHERE last_outcome = 'attempt.cancelled';
UPDATE placed_calls SET stop_reason = 'attempt.canceled' WHERE stop_reason = 'attempt.cancelled';
UPDATE placed_call_events SET reason = replace(reason, 'cancelled', 'canceled') WHERE reason LIKE '%cancelled';
UPDATE placed_call_steps SET kind = replace(kind, '_', '-') WHERE kind LIKE '%\_%';
UPDATE calls SET evidence = 'canceled' WHERE evidence = 'cancelled';

ALTER TABLE watched_nodes RENAME COLUMN silent_since TO unreachable_since;

COMMENT ON INDEX known_dids_tenant IS 'the rotation of the caller ID';
COMMENT ON INDEX known_carriers_endpoint IS 'the carrier of an inbound call, and the carrier of a prefix dialplan';
