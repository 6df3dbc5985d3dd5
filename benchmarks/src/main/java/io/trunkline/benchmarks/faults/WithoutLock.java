package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;

/// Caps are looked at without being locked, so that two replicas check and then act on the same numbers: between the
/// replicas and PostgreSQL stands something that blanks `FOR UPDATE` in every statement that reads caps.
final class WithoutLock implements Sabotage {
    private final Interpreter interpreter;

    WithoutLock(Site site, Tally tally) {
        this.interpreter = new Interpreter(site.postgres().port(), () -> new LockBlanker(tally));
    }

    @Override
    public int databasePort() {
        return interpreter.port();
    }

    @Override
    public void begin() {}

    @Override
    public void close() {
        interpreter.close();
    }
}
