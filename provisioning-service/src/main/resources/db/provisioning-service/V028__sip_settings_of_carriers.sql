ALTER TABLE carriers
    ADD COLUMN auth_realm                  text,
    ADD COLUMN outbound_proxy_host         text,
    ADD COLUMN outbound_proxy_port         integer CHECK (outbound_proxy_port BETWEEN 1 AND 65535),
    ADD COLUMN registration_expiry_seconds integer NOT NULL DEFAULT 300 CHECK (registration_expiry_seconds > 0),
    ADD COLUMN external_id                 text,
    ADD CONSTRAINT carriers_outbound_proxy CHECK ((outbound_proxy_host IS NULL) = (outbound_proxy_port IS NULL));
CREATE UNIQUE INDEX carriers_external_id ON carriers (external_id) WHERE deleted_at IS NULL;
COMMENT ON INDEX carriers_external_id IS 'One external id, one carrier; the filter externalId';
