CREATE INDEX calls_ended ON calls (ended_at) WHERE ended_at IS NOT NULL;
COMMENT ON INDEX calls_ended IS 'the deletion of calls that ended long ago';
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
COMMENT ON INDEX idempotency_keys_created IS 'the deletion of old keys';
