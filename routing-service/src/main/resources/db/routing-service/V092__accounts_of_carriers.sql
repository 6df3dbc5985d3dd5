-- The header that tells the calls of a carrier from those of other carriers at its address.
ALTER TABLE known_carriers
    ADD COLUMN account_header text,
    ADD COLUMN account_value  text;
CREATE INDEX known_carriers_account ON known_carriers (account_value) WHERE account_value IS NOT NULL;
COMMENT ON INDEX known_carriers_account IS 'the carrier of an inbound call with the header of an account';
