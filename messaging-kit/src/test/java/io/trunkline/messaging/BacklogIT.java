package io.trunkline.messaging;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// More events than the relay publishes at a time.
class BacklogIT {
    private static final int BLOCKS = 4;
    private static final int EVENTS = 500;

    private final TenantReadModel tenants = TestEnvironment.bean(TenantReadModel.class);

    @Test
    void two_thousand_events_that_wait_are_applied_in_the_order_of_their_versions() {
        UUID id = UUID.randomUUID();

        for (long block = 0; block < BLOCKS; block++) {
            List<Long> versions = LongStream.rangeClosed(block * EVENTS + 1, (block + 1) * EVENTS)
                    .boxed()
                    .toList();
            TestEnvironment.outbox()
                    .appendAll(versions.stream()
                            .map(version -> tenant(id, version))
                            .toList())
                    .block();
        }

        Await.until("all are applied", () -> tenants.versions(id).contains((long) BLOCKS * EVENTS));
        // a relay that is interrupted may publish an event again
        assertThat(tenants.versions(id).stream().distinct())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, BLOCKS * EVENTS).boxed().toList());
        assertThat(tenants.name(id)).isEqualTo("version 2000");
    }
}
