-- How a call was set up, who ended it, and where the called number belongs. Null in older rows, and where unknown.
ALTER TABLE calls
    ADD COLUMN country                text,
    ADD COLUMN region                 text,
    ADD COLUMN routed_at              timestamptz,
    ADD COLUMN ringing_at             timestamptz,
    ADD COLUMN post_dial_delay_millis bigint,
    ADD COLUMN ring_millis            bigint,
    ADD COLUMN hung_up_by             text;
COMMENT ON COLUMN calls.country IS 'of the called number, ISO 3166-1';
COMMENT ON COLUMN calls.region IS 'of the called number, ISO 3166-2';
COMMENT ON COLUMN calls.ringing_at IS 'first ringing or early media of the decisive attempt';

ALTER TABLE attempts
    ADD COLUMN post_dial_delay_millis bigint,
    ADD COLUMN ring_millis            bigint,
    ADD COLUMN hung_up_by             text;
