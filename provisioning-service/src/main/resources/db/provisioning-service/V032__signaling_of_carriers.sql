-- What SIP messages to a carrier have, and where its calls have the called number.
ALTER TABLE carriers
    ADD COLUMN headers              jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN called_number_in     text  NOT NULL DEFAULT 'request-uri'
        CHECK (called_number_in IN ('request-uri', 'to', 'p-called-party-id', 'header', 'fixed')),
    ADD COLUMN called_number_header text,
    ADD COLUMN fixed_called_number  text;
