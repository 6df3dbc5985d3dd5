-- by how an attempt ended, a SIP status such as 403 or a cause such as cause:34: what an operator changed of the table by
-- which calls go on to the next carrier
ALTER TABLE known_carriers
    ADD COLUMN failover_next text[] NOT NULL DEFAULT '{}',
    ADD COLUMN failover_end  text[] NOT NULL DEFAULT '{}';

-- beginnings of numbers in E.164, beside the home country that needs no mention
ALTER TABLE known_tenants
    ADD COLUMN allowed_destinations text[] NOT NULL DEFAULT '{}',
    ADD COLUMN barred_destinations  text[] NOT NULL DEFAULT '{}';
