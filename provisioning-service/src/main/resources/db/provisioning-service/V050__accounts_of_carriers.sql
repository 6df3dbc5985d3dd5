-- The header that tells the calls of a carrier from those of other carriers at its address; null for none.
ALTER TABLE carriers
    ADD COLUMN account_header       text,
    ADD COLUMN account_header_value text,
    ADD CONSTRAINT carriers_account_header_complete
        CHECK ((account_header IS NULL) = (account_header_value IS NULL));
