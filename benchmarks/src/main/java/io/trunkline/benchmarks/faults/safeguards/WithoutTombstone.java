package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;

/// No call is ever marked as ended.
record WithoutTombstone(BenchEnvironment environment) implements DisabledSafeguard {
    @Override
    public int databasePort() {
        return environment.postgres().port();
    }

    @Override
    public void activate() {
        String _ = environment.query("""
                CREATE FUNCTION forget_end() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.ended_at := NULL; RETURN NEW; END $$;
                CREATE TRIGGER forget_end BEFORE INSERT OR UPDATE ON calls
                FOR EACH ROW EXECUTE FUNCTION forget_end();
                """);
    }
}
