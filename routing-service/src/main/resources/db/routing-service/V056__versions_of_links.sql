-- A link and a campaign's carrier have the campaign's version of their last change as a version of their own. Existing
-- ones get the campaign's current version, with which a client that has just read the campaign can change them.
ALTER TABLE links ADD COLUMN version bigint NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE campaign_carriers ADD COLUMN version bigint NOT NULL DEFAULT 1 CHECK (version > 0);
UPDATE links l SET version = c.version FROM campaigns c WHERE c.id = l.campaign_id;
UPDATE campaign_carriers k SET version = c.version FROM campaigns c WHERE c.id = k.campaign_id;
