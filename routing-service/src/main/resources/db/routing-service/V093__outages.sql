-- Whether an endpoint was ever up: only then can it have an outage.
ALTER TABLE endpoint_states ADD COLUMN was_up boolean NOT NULL DEFAULT false;
UPDATE endpoint_states SET was_up = true WHERE state IN ('registered', 'reachable');

-- Outages of carriers and clients, also those that are too short for an alert yet. No request reads them.
CREATE TABLE outages (
    party_id   uuid        PRIMARY KEY,
    since      timestamptz NOT NULL,
    -- since when it has been reachable again; null while it is not
    back_since timestamptz,
    unsteady   boolean     NOT NULL,
    -- whether the alert was raised
    reported   boolean     NOT NULL
);
COMMENT ON COLUMN outages.unsteady IS 'it was reachable for moments meanwhile';
