-- The tags that its originator or its carrier gave a call, an object of texts.
ALTER TABLE calls ADD COLUMN tags jsonb NOT NULL DEFAULT '{}';

CREATE INDEX calls_by_tag ON calls USING gin (tags jsonb_path_ops) WHERE revision > 0 AND tags <> '{}';
COMMENT ON INDEX calls_by_tag IS 'GET /api/v1/call-records?tag=';
