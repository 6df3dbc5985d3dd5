-- A blocked caller has an id, so that no path contains a phone number.
ALTER TABLE blocked_callers ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX blocked_callers_id ON blocked_callers (id);
COMMENT ON INDEX blocked_callers_id IS 'reads and removes a blocked caller by its id';
