-- The usage of a number in its own row, so that an index has the numbers of a tenant in the order of their rotation.
ALTER TABLE did ADD COLUMN calls BIGINT NOT NULL DEFAULT 0 CHECK (calls >= 0);
ALTER TABLE did ADD COLUMN last_used TIMESTAMPTZ;
UPDATE did SET calls = u.calls, last_used = u.last_used FROM did_usage u WHERE u.did_id = did.id;
DROP TABLE did_usage;

-- A column, since the row security of requests lets no index on an expression of JSON be used.
ALTER TABLE did ADD COLUMN region TEXT GENERATED ALWAYS AS (metadata ->> 'region') STORED;

COMMENT ON INDEX did_rotation IS 'The active numbers of a deleted tenant';
CREATE INDEX did_next ON did (tenant_id, calls, id)
    WHERE status = 'ACTIVE' AND NOT deleted AND (max_usage IS NULL OR calls < max_usage);
COMMENT ON INDEX did_next IS 'The next number of a tenant: the least used one, then the lowest id';
CREATE INDEX did_next_of_area ON did (tenant_id, area_code, calls, id)
    WHERE status = 'ACTIVE' AND NOT deleted AND (max_usage IS NULL OR calls < max_usage);
COMMENT ON INDEX did_next_of_area IS 'The next number with an area code';
CREATE INDEX did_next_of_region ON did (tenant_id, region, calls, id)
    WHERE status = 'ACTIVE' AND NOT deleted AND (max_usage IS NULL OR calls < max_usage) AND region IS NOT NULL;
COMMENT ON INDEX did_next_of_region IS 'The next number of a region';
CREATE INDEX did_next_of_trunk ON did (tenant_id, trunk, calls, id)
    WHERE status = 'ACTIVE' AND NOT deleted AND (max_usage IS NULL OR calls < max_usage);
COMMENT ON INDEX did_next_of_trunk IS 'The next number of a carrier';

-- The numbers in the rotation by tag. A trigger keeps it equal to did; numbers without tags cost nothing.
CREATE TABLE did_tag (
    did_id    UUID NOT NULL,
    tag       TEXT NOT NULL,
    tenant_id UUID NOT NULL,
    calls     BIGINT NOT NULL,
    CONSTRAINT did_tag_pkey PRIMARY KEY (did_id, tag)
);
COMMENT ON INDEX did_tag_pkey IS 'The tags of a number that changes';
CREATE INDEX did_next_of_tag ON did_tag (tenant_id, tag, calls, did_id);
COMMENT ON INDEX did_next_of_tag IS 'The next number with a tag';

CREATE FUNCTION did_is_next(number did) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
    SELECT number.status = 'ACTIVE' AND NOT number.deleted
        AND (number.max_usage IS NULL OR number.calls < number.max_usage)
$$;
CREATE FUNCTION did_tags_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO did_tag (did_id, tag, tenant_id, calls)
    SELECT NEW.id, tag, NEW.tenant_id, NEW.calls FROM unnest(NEW.tags) AS tags (tag);
    RETURN NULL;
END
$$;
-- A plan that was made while the table was small is kept in a session, so it must use the index even then.
CREATE FUNCTION did_tags_changed() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF did_is_next(NEW) THEN
        DELETE FROM did_tag WHERE did_id = NEW.id AND NOT tag = ANY (NEW.tags);
        INSERT INTO did_tag (did_id, tag, tenant_id, calls)
        SELECT NEW.id, tag, NEW.tenant_id, NEW.calls FROM unnest(NEW.tags) AS tags (tag)
        ON CONFLICT (did_id, tag) DO UPDATE SET tenant_id = EXCLUDED.tenant_id, calls = EXCLUDED.calls;
    ELSE
        DELETE FROM did_tag WHERE did_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER did_tags_added AFTER INSERT ON did
    FOR EACH ROW WHEN (NEW.tags <> '{}' AND did_is_next(NEW.*)) EXECUTE FUNCTION did_tags_added();
CREATE TRIGGER did_tags_changed AFTER UPDATE ON did
    FOR EACH ROW WHEN (NEW.tags <> '{}' OR OLD.tags <> '{}') EXECUTE FUNCTION did_tags_changed();

ALTER TABLE did_tag ENABLE ROW LEVEL SECURITY;
CREATE POLICY did_tag_of_tenant ON did_tag
    USING (CASE WHEN (SELECT current_setting('trunkline.tenant', true)) IN ('*', CAST(tenant_id AS text)) THEN true
        ELSE false END);
