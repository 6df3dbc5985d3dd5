package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.environment.BenchEnvironment;

/// No lease keeps when it was answered and when it ended.
record WithoutTalk(BenchEnvironment environment) implements DisabledSafeguard {
    @Override
    public int databasePort() {
        return environment.postgres().port();
    }

    @Override
    public void activate() {
        String _ = environment.query("""
                CREATE FUNCTION forget_talk() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.talk_from := NULL; NEW.talk_to := NULL; NEW.talk_bound := false; RETURN NEW; END $$;
                CREATE TRIGGER forget_talk BEFORE INSERT OR UPDATE ON leases
                FOR EACH ROW EXECUTE FUNCTION forget_talk();
                """);
    }
}
