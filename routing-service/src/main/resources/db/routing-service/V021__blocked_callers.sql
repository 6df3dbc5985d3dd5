-- whose calls a tenant does not take: a number in E.164, or 'anonymous' for all who show none
CREATE TABLE blocked_callers (
    tenant_id  uuid        NOT NULL,
    caller     text        NOT NULL CHECK (caller ~ '^(\+[0-9]{7,15}|anonymous)$'),
    note       text,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (tenant_id, caller)
);
