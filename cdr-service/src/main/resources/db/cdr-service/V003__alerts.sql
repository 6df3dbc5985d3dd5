-- what people should know, as alert.raised said it
CREATE TABLE alerts (
    alert_id  uuid        PRIMARY KEY,
    kind      text        NOT NULL,
    severity  text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    subject   text        NOT NULL,
    tenant_id uuid,
    message   text        NOT NULL,
    raised_at timestamptz NOT NULL,
    details   jsonb       NOT NULL
);
CREATE INDEX alerts_latest ON alerts (raised_at DESC, alert_id DESC);
COMMENT ON INDEX alerts_latest IS 'GET /api/alerts of the platform''s people, paged, and the deletion of old ones';
CREATE INDEX alerts_by_tenant ON alerts (tenant_id, raised_at DESC, alert_id DESC);
COMMENT ON INDEX alerts_by_tenant IS 'GET /api/alerts of a seller';
