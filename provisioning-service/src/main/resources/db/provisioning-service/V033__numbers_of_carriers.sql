-- How numbers are written in calls from a carrier, and the country of its national numbers.
ALTER TABLE carriers
    ADD COLUMN country               text,
    ADD COLUMN inbound_number_format text NOT NULL DEFAULT 'as-dialed';
