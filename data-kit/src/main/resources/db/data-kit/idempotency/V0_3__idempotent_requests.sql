-- requests with an Idempotency-Key and their answers
CREATE TABLE idempotent_requests (
    subject     text        NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    answer      jsonb,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (subject, operation, key)
);
COMMENT ON TABLE idempotent_requests IS 'a repeated request gets the stored answer; rows are deleted when keys expire';
COMMENT ON COLUMN idempotent_requests.subject IS 'the id of the user: each user has keys of their own';
COMMENT ON COLUMN idempotent_requests.fingerprint IS 'hash of the request as canonical JSON';
COMMENT ON COLUMN idempotent_requests.answer IS 'null only within the transaction of the first request';

CREATE INDEX idempotent_requests_created_at ON idempotent_requests (created_at);
COMMENT ON INDEX idempotent_requests_created_at IS 'the deletion of expired keys';
