-- Each version of a carrier as it was saved, without its password.
CREATE TABLE carrier_versions (
    carrier_id uuid        NOT NULL,
    version    bigint      NOT NULL,
    settings   jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text,
    PRIMARY KEY (carrier_id, version)
);
COMMENT ON INDEX carrier_versions_pkey IS 'The versions of a carrier, the latest first';
ALTER TABLE carrier_versions ENABLE ROW LEVEL SECURITY;
CREATE POLICY carrier_versions_for_staff ON carrier_versions
    USING ((SELECT current_setting('trunkline.tenant', true)) = '*');
