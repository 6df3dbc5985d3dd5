-- the priorities of a campaign's carriers are cached under the version, too
CREATE CONSTRAINT TRIGGER campaign_carriers_inbound AFTER INSERT OR UPDATE OR DELETE ON campaign_carriers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();

-- caps are updated for each call; with space in their pages an update needs no new entry in the index
ALTER TABLE caps SET (fillfactor = 50);
