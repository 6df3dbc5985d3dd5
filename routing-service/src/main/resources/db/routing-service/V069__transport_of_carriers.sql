-- What carries SIP messages to a carrier; it is part of the dial string of a registration carrier. The names are not
-- constrained, as those of offers.
ALTER TABLE known_carriers ADD COLUMN transport text NOT NULL DEFAULT 'udp';
