package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;

/// No call is ever marked as ended.
record WithoutTombstone(Site site) implements Sabotage {
    @Override
    public int databasePort() {
        return site.postgres().port();
    }

    @Override
    public void begin() {
        String _ = site.ask("""
                CREATE FUNCTION forget_end() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.ended_at := NULL; RETURN NEW; END $$;
                CREATE TRIGGER forget_end BEFORE INSERT OR UPDATE ON calls
                FOR EACH ROW EXECUTE FUNCTION forget_end();
                """);
    }
}
