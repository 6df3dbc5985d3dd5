-- Who answered which caller of an inbound call last, for as long as a campaign of the tenant asks for repeat callers.
-- Constraints on the inbound route version are checked at once, since a table with pending triggers cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE leases ADD COLUMN caller text;
COMMENT ON COLUMN leases.caller IS 'in E.164; null for a caller without a phone number, and for outbound calls';

CREATE TABLE answered_callers (
    tenant_id   uuid        NOT NULL,
    caller      text        NOT NULL,
    campaign_id uuid        NOT NULL,
    client_id   uuid        NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, caller, campaign_id, client_id)
);
COMMENT ON INDEX answered_callers_pkey IS 'the clients that answered a caller, of a campaign or of a tenant';
CREATE INDEX answered_callers_retention ON answered_callers (tenant_id, answered_at);
COMMENT ON INDEX answered_callers_retention IS 'deletes the oldest callers of a tenant';

-- Earlier calls kept digits as the carrier sent them, mostly with the country code.
INSERT INTO answered_callers (tenant_id, caller, campaign_id, client_id, answered_at)
SELECT tenant_id, '+' || ltrim(from_number, '+'), campaign_id, client_id, max(taken_at)
FROM leases
WHERE answered AND direction = 'inbound' AND from_number ~ '^\+?[1-9][0-9]{6,14}$'
  AND tenant_id IS NOT NULL AND campaign_id IS NOT NULL AND client_id IS NOT NULL
GROUP BY 1, 2, 3, 4;
DROP INDEX leases_answered_callers;

ALTER TABLE answered_callers ENABLE ROW LEVEL SECURITY;
CREATE POLICY answered_callers_of_tenant ON answered_callers
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);

ALTER TABLE campaigns
    DROP CONSTRAINT campaigns_repeat_mode_check,
    DROP CONSTRAINT campaigns_repeat_window_seconds_check,
    -- a mode without a window is for ever
    DROP CONSTRAINT campaigns_check2;
ALTER TABLE campaigns
    ADD COLUMN repeat_scope text CHECK (repeat_scope IN ('campaign', 'tenant')),
    ADD CHECK (repeat_mode IN ('same-client', 'other-client', 'refuse')),
    ADD CHECK (repeat_window_seconds BETWEEN 1 AND 31536000);
UPDATE campaigns SET repeat_scope = 'campaign' WHERE repeat_mode IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE campaigns ADD CHECK ((repeat_mode IS NULL) = (repeat_scope IS NULL));
