-- the addresses that accounts have signed in from; the digest is a keyed hash of both
CREATE TABLE sign_in_addresses (
    digest       text        PRIMARY KEY,
    signed_in_at timestamptz NOT NULL
);

CREATE INDEX sign_in_addresses_signed_in_at ON sign_in_addresses (signed_in_at);
COMMENT ON INDEX sign_in_addresses_signed_in_at IS 'retention';
