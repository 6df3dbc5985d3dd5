-- The active numbers with their use, so that an index has those of a tenant in the order of their rotation. Triggers
-- keep it equal to known_dids and caps.
CREATE TABLE did_rotation (
    did_id    uuid   NOT NULL,
    tenant_id uuid   NOT NULL,
    used      bigint NOT NULL,
    max_usage bigint,
    CONSTRAINT did_rotation_pkey PRIMARY KEY (did_id)
);
COMMENT ON INDEX did_rotation_pkey IS 'the numbers of a campaign''s own rotation, and a number that changes';
CREATE INDEX did_rotation_next ON did_rotation (tenant_id, used, did_id)
    WHERE max_usage IS NULL OR used < max_usage;
COMMENT ON INDEX did_rotation_next IS 'the caller ID of a call that names none: the least used number, then the lowest id';
COMMENT ON INDEX known_dids_tenant IS 'the numbers of a tenant';

-- A plan that was made while a table was small is kept in a session, so it must use the index even then.
CREATE FUNCTION known_did_changed() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    -- a number starts anew at another tenant
    IF TG_OP = 'UPDATE' AND OLD.tenant_id <> NEW.tenant_id THEN
        UPDATE caps SET total = 0 WHERE id = NEW.did_id;
    END IF;
    INSERT INTO did_rotation (did_id, tenant_id, used, max_usage)
    SELECT d.did_id, d.tenant_id, COALESCE(c.total, 0), d.max_usage
    FROM known_dids d LEFT JOIN caps c ON c.id = d.did_id
    WHERE d.did_id = NEW.did_id AND d.status = 'active' AND NOT d.deleted
    ON CONFLICT (did_id) DO UPDATE
    SET tenant_id = excluded.tenant_id, used = excluded.used, max_usage = excluded.max_usage;
    IF NOT FOUND THEN
        DELETE FROM did_rotation WHERE did_id = NEW.did_id;
    END IF;
    RETURN NULL;
END
$$;
-- Deferred to the commit: the transaction has locked the number's cap by then, as one that counts a call has before it
-- changes a row here. So neither reads an old total, and they do not wait for each other.
CREATE CONSTRAINT TRIGGER known_dids_rotation AFTER INSERT OR UPDATE ON known_dids
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION known_did_changed();

CREATE FUNCTION did_use_changed() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    UPDATE did_rotation SET used = NEW.total WHERE did_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER caps_rotation AFTER UPDATE OF total ON caps
    FOR EACH ROW WHEN (NEW.kind = 'did' AND NEW.total IS DISTINCT FROM OLD.total) EXECUTE FUNCTION did_use_changed();

INSERT INTO did_rotation (did_id, tenant_id, used, max_usage)
SELECT d.did_id, d.tenant_id, COALESCE(c.total, 0), d.max_usage
FROM known_dids d LEFT JOIN caps c ON c.id = d.did_id
WHERE d.status = 'active' AND NOT d.deleted;

CREATE INDEX campaign_dids_did ON campaign_dids (did_id);
COMMENT ON INDEX campaign_dids_did IS 'the campaigns of numbers that were moved to another tenant';
CREATE INDEX campaign_caller_id_dids_did ON campaign_caller_id_dids (did_id);
COMMENT ON INDEX campaign_caller_id_dids_did IS 'the campaigns that show numbers that were moved to another tenant';

ALTER TABLE did_rotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_rotation_of_tenant ON did_rotation
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
