CREATE INDEX leases_answered_callers ON leases (campaign_id, from_number, taken_at) WHERE answered AND direction = 'inbound';
COMMENT ON INDEX leases_answered_callers IS 'who answered this caller last, of a campaign that remembers its callers';
