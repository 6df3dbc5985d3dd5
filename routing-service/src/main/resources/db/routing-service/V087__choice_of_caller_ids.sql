-- Caller IDs are chosen among the numbers with an area code, region, tag or trunk, and the nearest one first.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE known_dids
    ADD COLUMN area_code text,
    ADD COLUMN region    text,
    ADD COLUMN tags      text[] NOT NULL DEFAULT '{}';

-- ITU-T E.164.D: country codes of one and two digits; all others have three. The shorter ones first, since a regular
-- expression of PostgreSQL takes the longest alternative.
CREATE FUNCTION calling_code_of(number text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT COALESCE(
        substring(number FROM '^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])'),
        substring(number FROM '^\+[0-9]{3}'), '')
$$;

ALTER TABLE did_rotation
    ADD COLUMN calling_code text   NOT NULL DEFAULT '',
    ADD COLUMN area_code    text,
    ADD COLUMN region       text,
    ADD COLUMN trunk        text   NOT NULL DEFAULT 'PJSIP',
    ADD COLUMN tags         text[] NOT NULL DEFAULT '{}';

CREATE INDEX did_rotation_next_of_area_code ON did_rotation (tenant_id, area_code, used, did_id)
    WHERE (max_usage IS NULL OR used < max_usage) AND area_code IS NOT NULL;
COMMENT ON INDEX did_rotation_next_of_area_code IS 'the caller ID with an area code, or near one';
CREATE INDEX did_rotation_next_of_country ON did_rotation (tenant_id, calling_code, used, did_id)
    WHERE max_usage IS NULL OR used < max_usage;
COMMENT ON INDEX did_rotation_next_of_country IS 'the caller ID of a call to a number of the same country code';
CREATE INDEX did_rotation_next_of_region ON did_rotation (tenant_id, region, used, did_id)
    WHERE (max_usage IS NULL OR used < max_usage) AND region IS NOT NULL;
COMMENT ON INDEX did_rotation_next_of_region IS 'the caller ID of a region';
CREATE INDEX did_rotation_next_of_trunk ON did_rotation (tenant_id, trunk, used, did_id)
    WHERE max_usage IS NULL OR used < max_usage;
COMMENT ON INDEX did_rotation_next_of_trunk IS 'the caller ID of a carrier';

-- The numbers of the rotation by tag. A trigger keeps it equal to did_rotation; numbers without tags cost nothing.
CREATE TABLE did_rotation_tags (
    did_id       uuid   NOT NULL,
    tag          text   NOT NULL,
    tenant_id    uuid   NOT NULL,
    used         bigint NOT NULL,
    calling_code text   NOT NULL,
    area_code    text,
    region       text,
    trunk        text   NOT NULL,
    CONSTRAINT did_rotation_tags_pkey PRIMARY KEY (did_id, tag)
);
COMMENT ON INDEX did_rotation_tags_pkey IS 'the tags of a number that changes';
CREATE INDEX did_rotation_tags_next ON did_rotation_tags (tenant_id, tag, used, did_id);
COMMENT ON INDEX did_rotation_tags_next IS 'the caller ID with a tag';

CREATE FUNCTION did_rotation_changed() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM did_rotation_tags WHERE did_id = OLD.did_id;
    END IF;
    IF TG_OP <> 'DELETE' AND (NEW.max_usage IS NULL OR NEW.used < NEW.max_usage) THEN
        INSERT INTO did_rotation_tags (did_id, tag, tenant_id, used, calling_code, area_code, region, trunk)
        SELECT NEW.did_id, tag, NEW.tenant_id, NEW.used, NEW.calling_code, NEW.area_code, NEW.region, NEW.trunk
        FROM unnest(NEW.tags) AS tags (tag);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER did_rotation_tags_added AFTER INSERT ON did_rotation
    FOR EACH ROW WHEN (NEW.tags <> '{}') EXECUTE FUNCTION did_rotation_changed();
CREATE TRIGGER did_rotation_tags_changed AFTER UPDATE ON did_rotation
    FOR EACH ROW WHEN (NEW.tags <> '{}' OR OLD.tags <> '{}') EXECUTE FUNCTION did_rotation_changed();
CREATE TRIGGER did_rotation_tags_deleted AFTER DELETE ON did_rotation
    FOR EACH ROW WHEN (OLD.tags <> '{}') EXECUTE FUNCTION did_rotation_changed();

CREATE OR REPLACE FUNCTION known_did_changed() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    -- a number starts anew at another tenant
    IF TG_OP = 'UPDATE' AND OLD.tenant_id <> NEW.tenant_id THEN
        UPDATE caps SET total = 0 WHERE id = NEW.did_id;
    END IF;
    INSERT INTO did_rotation (did_id, tenant_id, used, max_usage, calling_code, area_code, region, trunk, tags)
    SELECT d.did_id, d.tenant_id, COALESCE(c.total, 0), d.max_usage, calling_code_of(d.number), d.area_code, d.region,
           d.trunk, d.tags
    FROM known_dids d LEFT JOIN caps c ON c.id = d.did_id
    WHERE d.did_id = NEW.did_id AND d.status = 'active' AND NOT d.deleted
    ON CONFLICT (did_id) DO UPDATE
    SET tenant_id = excluded.tenant_id, used = excluded.used, max_usage = excluded.max_usage,
        calling_code = excluded.calling_code, area_code = excluded.area_code, region = excluded.region,
        trunk = excluded.trunk, tags = excluded.tags;
    IF NOT FOUND THEN
        DELETE FROM did_rotation WHERE did_id = NEW.did_id;
    END IF;
    RETURN NULL;
END
$$;

-- Numbers of the US and Canada are known by their area code at once, others, regions and tags by their next event.
UPDATE known_dids SET area_code = substr(number, 3, 3) WHERE number ~ '^\+1[2-9][0-9]{9}$';
UPDATE did_rotation r
SET calling_code = calling_code_of(d.number), area_code = d.area_code, trunk = d.trunk
FROM known_dids d WHERE d.did_id = r.did_id;

ALTER TABLE did_rotation_tags ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_rotation_tags_of_tenant ON did_rotation_tags
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
