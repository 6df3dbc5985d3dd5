-- What carries SIP messages to a carrier.
ALTER TABLE carriers ADD COLUMN transport text NOT NULL DEFAULT 'udp' CHECK (transport IN ('udp', 'tcp', 'tls'));
