-- Calls in progress are shown with the time of their answer. A tenant sees, and may hang up, calls that have one of its
-- leases, and not only those that it placed.
ALTER TABLE leases ADD COLUMN answered_at timestamptz;
COMMENT ON COLUMN leases.answered_at IS 'when the answer was reported; null for an answer before this column';

ALTER POLICY calls_of_tenant ON calls
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*'
        OR EXISTS (SELECT FROM placed_calls p WHERE p.call_id = calls.call_id)
        OR EXISTS (SELECT FROM leases l WHERE l.call_id = calls.call_id));
