-- a limit that is null is none; failover is what an operator changed of the table by which calls go on to the next carrier
ALTER TABLE carriers
    ADD COLUMN max_channels         integer CHECK (max_channels BETWEEN 1 AND 10000),
    ADD COLUMN max_calls_per_second integer CHECK (max_calls_per_second BETWEEN 1 AND 1000),
    ADD COLUMN failover             jsonb NOT NULL DEFAULT '{}';

-- beginnings of numbers in E.164, beside the home country that needs no mention
ALTER TABLE tenants
    ADD COLUMN max_calls_per_second integer CHECK (max_calls_per_second BETWEEN 1 AND 1000),
    ADD COLUMN allowed_destinations text[] NOT NULL DEFAULT '{}',
    ADD COLUMN barred_destinations  text[] NOT NULL DEFAULT '{}';
