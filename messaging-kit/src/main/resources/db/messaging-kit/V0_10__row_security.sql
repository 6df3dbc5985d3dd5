-- Requests run as the API role, which may use the tables with row-level security only; no policy applies to the owner.
-- Policies read the setting trunkline.tenant: the tenant of the caller, or * for staff.
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY outbox_append ON outbox FOR INSERT WITH CHECK (true);
