-- A carrier without a port is found by the SRV records of its host (RFC 3263).
ALTER TABLE known_carriers ALTER COLUMN port DROP NOT NULL;
