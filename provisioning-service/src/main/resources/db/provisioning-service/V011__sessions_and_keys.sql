ALTER TABLE users ADD COLUMN password_change_required boolean NOT NULL DEFAULT false;

CREATE TABLE signing_keys (
    id         uuid PRIMARY KEY,
    kid        text        NOT NULL UNIQUE,
    sealed_key text        NOT NULL,
    created_at timestamptz NOT NULL,
    signs_from timestamptz NOT NULL UNIQUE
);
COMMENT ON COLUMN signing_keys.kid IS 'the key id in the header of a token and in the JWK set';
COMMENT ON COLUMN signing_keys.sealed_key IS 'the private key as a JWK, encrypted with signing-keyset.json';
COMMENT ON COLUMN signing_keys.signs_from IS 'signs from then until the next key does';

CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES users (id),
    started_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    ended_at     timestamptz
);
COMMENT ON TABLE sessions IS 'sign-ins of users; each lasts until it is unused for 12 hours, or for 7 days';
CREATE INDEX sessions_last_used ON sessions (last_used_at);
COMMENT ON INDEX sessions_last_used IS 'retention';

CREATE TABLE refresh_tokens (
    digest      bytea PRIMARY KEY,
    session_id  uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    replaced_at timestamptz
);
COMMENT ON COLUMN refresh_tokens.digest IS 'SHA-256 of the token, which has 256 random bits';
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
COMMENT ON INDEX refresh_tokens_session IS 'deletes the tokens of a session with it';

CREATE TABLE api_keys (
    id           uuid PRIMARY KEY,
    version      bigint      NOT NULL CHECK (version > 0),
    name         text        NOT NULL,
    role         text        NOT NULL CHECK (role IN ('admin', 'staff', 'seller')),
    tenant_id    uuid REFERENCES tenants (id),
    scopes       text[]      NOT NULL,
    digest       bytea       NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    deleted_at   timestamptz,
    CHECK ((role = 'seller') = (tenant_id IS NOT NULL))
);
COMMENT ON COLUMN api_keys.digest IS 'SHA-256 of the secret, which has 256 random bits';
COMMENT ON COLUMN api_keys.scopes IS 'empty for all that the role may do';
CREATE UNIQUE INDEX api_keys_digest ON api_keys (digest);
COMMENT ON INDEX api_keys_digest IS 'the exchange of a key for a token';
CREATE INDEX api_keys_tenant ON api_keys (tenant_id) WHERE deleted_at IS NULL;
COMMENT ON INDEX api_keys_tenant IS 'the list of a tenant';
CREATE INDEX api_keys_updated ON api_keys (updated_at);
COMMENT ON INDEX api_keys_updated IS 'keys that were revoked within the lifetime of a token';
