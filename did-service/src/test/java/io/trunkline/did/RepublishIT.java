package io.trunkline.did;

import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static io.trunkline.did.TestEnvironment.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.Await;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RepublishIT {
    private static final int NUMBERS = 1001;

    private final UUID tenant = TestEnvironment.newTenant();

    @Test
    void all_numbers_are_published_once_including_deleted_ones() {
        storeNumbers();

        var response = ADMIN.management().post("/actuator/republish", "");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).get("appended").asString())
                .isEqualTo(TestEnvironment.sql("SELECT count(*) FROM did"));
        Await.until("all are published", () -> published().size() == NUMBERS);
        assertThat(published()).filteredOn(DidChanged::deleted).hasSize(1);
    }

    /// Numbers that were not published. The last one is deleted.
    private void storeNumbers() {
        TestEnvironment.sql("INSERT INTO did (id, tenant_id, number, trunk, status, metadata, version, deleted,"
                + " created_at, updated_at)"
                + " SELECT gen_random_uuid(), '" + tenant + "', '+1303' || 5550000 + i, 'acme', 'AVAILABLE', '{}', 1,"
                + " i = " + NUMBERS + ", now(), now() FROM generate_series(1, " + NUMBERS + ") AS i");
    }

    private Set<DidChanged> published() {
        return EVENTS.consumed(DidChanged.class).stream()
                .filter(event -> event.tenantId().equals(tenant))
                .collect(Collectors.toSet());
    }
}
