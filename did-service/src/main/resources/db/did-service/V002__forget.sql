-- What is needed against repeats only is forgotten when no repeat can come any more.
ALTER TABLE counted_call ADD COLUMN counted_at TIMESTAMPTZ NOT NULL DEFAULT now();
CREATE INDEX counted_call_counted_at ON counted_call (counted_at);
COMMENT ON INDEX counted_call_counted_at IS 'Calls so old that their record cannot be heard again';
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
COMMENT ON INDEX idempotency_key_created_at IS 'Keys so old that their request is not repeated';
