-- Calls are not locked while facts are added to them: a change names the version that it was computed from.
ALTER TABLE calls ADD COLUMN version bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN calls.version IS 'how often the row was stored; a change is stored only if it is that of the version before';
COMMENT ON TABLE attempts IS 'the attempts of complete calls; while a call is in progress, they are in its facts only';
