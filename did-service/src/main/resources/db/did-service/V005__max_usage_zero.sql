-- 0 is a limit of nothing, as in all other limits; NULL is no limit.
ALTER TABLE did DROP CONSTRAINT did_max_usage_check;
ALTER TABLE did ADD CONSTRAINT did_max_usage_check CHECK (max_usage >= 0);
