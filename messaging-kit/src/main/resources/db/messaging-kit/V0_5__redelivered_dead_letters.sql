-- the dead letters of this service's consumers that were redelivered; Kafka has the letters
CREATE TABLE redelivered_dead_letters (
    topic    text        NOT NULL,
    position bigint      NOT NULL,
    at       timestamptz NOT NULL,
    actor    text        NOT NULL,
    PRIMARY KEY (topic, position)
);
COMMENT ON COLUMN redelivered_dead_letters.topic IS 'the topic of the dead letters';
COMMENT ON COLUMN redelivered_dead_letters.position IS 'the offset in that topic';
