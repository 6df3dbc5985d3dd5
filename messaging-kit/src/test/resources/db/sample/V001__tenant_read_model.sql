CREATE TABLE tenant_read_model (
    tenant_id uuid   PRIMARY KEY,
    version   bigint NOT NULL,
    name      text   NOT NULL
);
