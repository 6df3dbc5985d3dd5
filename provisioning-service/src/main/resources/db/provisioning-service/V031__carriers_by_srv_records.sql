-- A carrier without a port is found by the SRV records of its host (RFC 3263).
ALTER TABLE carriers ALTER COLUMN port DROP NOT NULL;
