package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;
import java.util.Optional;

/// Turns one safety off, from outside the product.
interface Sabotage extends AutoCloseable {
    /// Where the replicas find PostgreSQL.
    int databasePort();

    /// From now on; the tables are there.
    void begin();

    @Override
    default void close() {}

    static Sabotage of(Optional<Safety> without, Site site, Tally tally) {
        return without.<Sabotage>map(safety -> switch (safety) {
                    case FSYNC -> new WithoutFsync(site);
                    case TOMBSTONE -> new WithoutTombstone(site);
                    case EVIDENCE -> new WithoutEvidence(site);
                    case LOCK -> new WithoutLock(site, tally);
                })
                .orElseGet(() -> new Nothing(site));
    }

    /// Everything is as it should be.
    record Nothing(Site site) implements Sabotage {
        @Override
        public int databasePort() {
            return site.postgres().port();
        }

        @Override
        public void begin() {}
    }
}
