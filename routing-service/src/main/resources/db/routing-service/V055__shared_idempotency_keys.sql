-- Idempotency keys move to the table of data-kit. A repeat of a request from before is a conflict, since its digest is
-- not the fingerprint that data-kit computes. So no call is placed twice.
INSERT INTO idempotent_requests (subject, operation, key, fingerprint, answer, created_at)
SELECT subject, 'POST /api/calls', key, digest, to_jsonb(call_id), created_at
FROM idempotency_keys;
DROP TABLE idempotency_keys;
