ALTER TABLE did ADD COLUMN max_usage BIGINT CHECK (max_usage > 0);
