CREATE TABLE tenants_heard (
    tenant_id uuid   PRIMARY KEY,
    version   bigint NOT NULL,
    name      text   NOT NULL
);
