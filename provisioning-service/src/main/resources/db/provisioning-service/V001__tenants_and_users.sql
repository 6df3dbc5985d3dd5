-- the organisations that own numbers and campaigns; a deleted row stays, so that its last version can be said again
CREATE TABLE tenants (
    id         uuid PRIMARY KEY,
    version    bigint      NOT NULL CHECK (version > 0),
    name       text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('active', 'suspended')),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz
);

CREATE UNIQUE INDEX tenants_name ON tenants (lower(name)) WHERE deleted_at IS NULL;
COMMENT ON INDEX tenants_name IS 'one name, one tenant; the list in the order of names';

-- the people who log in
CREATE TABLE users (
    id                 uuid PRIMARY KEY,
    version            bigint      NOT NULL CHECK (version > 0),
    username           text        NOT NULL,
    display_name       text,
    role               text        NOT NULL CHECK (role IN ('admin', 'staff', 'seller')),
    tenant_id          uuid REFERENCES tenants (id),
    status             text        NOT NULL CHECK (status IN ('active', 'disabled')),
    password_hash      text        NOT NULL,
    tokens_void_before timestamptz,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    deleted_at         timestamptz,
    CHECK ((role = 'seller') = (tenant_id IS NOT NULL))
);

CREATE UNIQUE INDEX users_username ON users (username) WHERE deleted_at IS NULL;
COMMENT ON INDEX users_username IS 'login; the list in the order of names';
CREATE INDEX users_tenant ON users (tenant_id) WHERE deleted_at IS NULL;
COMMENT ON INDEX users_tenant IS 'whether a tenant still has people';
CREATE INDEX users_updated ON users (updated_at);
COMMENT ON INDEX users_updated IS 'whose access ended within the life of a token';
