-- Another id with each commit to what inbound calls are routed by: what was read under an id holds as long as it stands. Random
-- and not counted, so that a change which is lost in a crash takes its id with it.
CREATE TABLE inbound_version (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version    uuid    NOT NULL DEFAULT gen_random_uuid(),
    changed_by xid8
);
INSERT INTO inbound_version DEFAULT VALUES;

CREATE FUNCTION inbound_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE inbound_version SET version = gen_random_uuid(), changed_by = pg_current_xact_id()
    WHERE changed_by IS DISTINCT FROM pg_current_xact_id();
    RETURN NULL;
END
$$;

-- Deferred to the commit: whoever holds the row above then waits for nobody else.
CREATE CONSTRAINT TRIGGER known_dids_inbound AFTER INSERT OR UPDATE OR DELETE ON known_dids
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER known_tenants_inbound AFTER INSERT OR UPDATE OR DELETE ON known_tenants
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER known_carriers_inbound AFTER INSERT OR UPDATE OR DELETE ON known_carriers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER known_clients_inbound AFTER INSERT OR UPDATE OR DELETE ON known_clients
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER campaigns_inbound AFTER INSERT OR UPDATE OR DELETE ON campaigns
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER campaign_dids_inbound AFTER INSERT OR UPDATE OR DELETE ON campaign_dids
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER links_inbound AFTER INSERT OR UPDATE OR DELETE ON links
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
-- only whether a tenant blocks anybody is remembered, but the first and the last one change that
CREATE CONSTRAINT TRIGGER blocked_callers_inbound AFTER INSERT OR DELETE ON blocked_callers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
-- the same state is said again and again
CREATE CONSTRAINT TRIGGER endpoint_states_inbound AFTER INSERT OR DELETE ON endpoint_states
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inbound_changed();
CREATE CONSTRAINT TRIGGER endpoint_states_other AFTER UPDATE ON endpoint_states
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION inbound_changed();
