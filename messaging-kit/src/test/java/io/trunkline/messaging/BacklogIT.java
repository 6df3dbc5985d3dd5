package io.trunkline.messaging;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures the latency of events for docs/adr/0002. The limits are wide, since a busy machine is slow.
class LatencyIT {

    private static final Logger LOG = LoggerFactory.getLogger(LatencyIT.class);

    private final TenantReadModel tenants = TestEnvironment.bean(TenantReadModel.class);

    @Test
    void an_event_is_applied_soon_after_its_commit() {
        List<Duration> delays = new ArrayList<>();
        for (int time = 0; time < 200; time++) {
            delays.add(commitUntilApplied());
        }
        List<Duration> warm = delays.subList(50, delays.size());
        Collections.sort(warm);
        Duration median = warm.get(warm.size() / 2);
        LOG.info("commit until applied: median {}, p99 {}", median, warm.get(warm.size() * 99 / 100));
        assertThat(median).isLessThan(Duration.ofSeconds(2));
    }

    private Duration commitUntilApplied() {
        UUID id = UUID.randomUUID();
        int before = tenants.receivedEvents.size();
        TestEnvironment.outbox()
                .append(tenant(id, 1))
                .as(TestEnvironment.transactions()::transactional)
                .block();
        long committed = System.nanoTime();
        while (tenants.receivedEvents.size() == before) {
            LockSupport.parkNanos(100_000);
        }
        return Duration.ofNanos(System.nanoTime() - committed);
    }

    @Test
    void a_backlog_of_two_thousand_events_is_drained_within_seconds() {
        UUID id = UUID.randomUUID();
        long before = System.nanoTime();
        LongStream.range(0, 4)
                .forEach(block -> TestEnvironment.outbox()
                        .appendAll(LongStream.rangeClosed(1, 500)
                                .mapToObj(version -> tenant(id, block * 500 + version))
                                .toList())
                        .block());

        Await.until("all are applied", () -> tenants.versions(id).size() >= 2000);

        LOG.info("2,000 events appended and applied in {}", Duration.ofNanos(System.nanoTime() - before));
        assertThat(tenants.name(id)).isEqualTo("version 2000");
    }
}
