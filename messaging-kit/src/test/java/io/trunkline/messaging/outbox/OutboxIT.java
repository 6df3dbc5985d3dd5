package io.trunkline.messaging.outbox;

import static io.trunkline.messaging.TenantEvents.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.Event;
import io.trunkline.messaging.TenantReadModel;
import io.trunkline.messaging.TestEnvironment;
import io.trunkline.messaging.TopicReader;
import io.trunkline.testkit.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class OutboxIT {

    private final Outbox outbox = TestEnvironment.outbox();
    private final TenantReadModel tenants = TestEnvironment.bean(TenantReadModel.class);

    @Test
    void a_committed_event_is_consumed_with_its_envelope() {
        UUID id = UUID.randomUUID();

        outbox.append(tenant(id, 1))
                .as(TestEnvironment.transactions()::transactional)
                .block();

        Await.until("the tenant is applied", () -> tenants.versions(id).contains(1L));
        var record = TopicReader.read("tenant.changed", id.toString()).getFirst();
        assertThat(TopicReader.header(record, "ce_type")).isEqualTo("tenant.changed.v1");
        assertThat(TopicReader.header(record, "ce_source")).isEqualTo("/sample");
        assertThat(TopicReader.header(record, "ce_tenantid")).isEqualTo(id.toString());
        assertThat(TopicReader.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void an_event_of_a_transaction_that_rolls_back_is_never_published() {
        UUID rolledBack = UUID.randomUUID();
        UUID after = UUID.randomUUID();

        assertThatThrownBy(() -> outbox.append(tenant(rolledBack, 1))
                        .then(Mono.error(new IllegalStateException("the change failed")))
                        .as(TestEnvironment.transactions()::transactional)
                        .block())
                .hasMessage("the change failed");
        outbox.append(tenant(after, 1)).block();

        Await.until(
                "the later tenant is applied", () -> !tenants.versions(after).isEmpty());
        assertThat(TopicReader.read("tenant.changed", rolledBack.toString())).isEmpty();
    }

    @Test
    void events_are_consumed_in_the_order_in_which_they_were_appended() {
        UUID id = UUID.randomUUID();
        List<Long> versions = LongStream.rangeClosed(1, 1200).boxed().toList();

        outbox.appendAll(versions.stream().map(version -> tenant(id, version)).toList())
                .as(TestEnvironment.transactions()::transactional)
                .block();

        Await.until("all are applied", () -> tenants.versions(id).size() >= versions.size());
        assertThat(tenants.versions(id)).isEqualTo(versions);
    }

    @Test
    void acknowledged_rows_are_deleted() {
        UUID id = UUID.randomUUID();
        outbox.append(tenant(id, 1)).block();

        Await.until(
                "it is published",
                () -> !TopicReader.read("tenant.changed", id.toString()).isEmpty());
        Await.until("no row is pending", () -> pendingRows() == 0);
    }

    @Test
    void republishing_sends_all_aggregates_and_changes_no_read_model() {
        UUID id = UUID.randomUUID();
        outbox.appendAll(List.of(tenant(id, 1), tenant(id, 2))).block();
        Await.until("version 2 is applied", () -> tenants.versions(id).contains(2L));

        var answer = TestEnvironment.bean(RepublishEndpoint.class).republish().block();

        assertThat(answer)
                .hasEntrySatisfying("appended", count -> assertThat(count).isPositive());
        Await.until("version 2 is applied again", () -> Collections.frequency(tenants.versions(id), 2L) >= 2);
        outbox.append(tenant(id, 1, "an old version")).block();
        Await.until(
                "the old version is consumed",
                () -> tenants.versions(id).getLast().equals(1L));
        assertThat(tenants.name(id)).isEqualTo("version 2");
    }

    @Test
    void republishing_more_aggregates_than_a_page_publishes_each_once() {
        List<Event> events = newTenants(2 * RepublishEndpoint.PAGE_SIZE + 1);
        outbox.appendAll(events).block();
        Await.until("all are applied", () -> areApplied(events, 1));

        var answer = TestEnvironment.bean(RepublishEndpoint.class).republish().block();

        Await.until("all are applied again", () -> areApplied(events, 2));
        assertThat(answer).containsEntry("appended", (int) count("SELECT count(*) AS found FROM tenant_read_model"));
    }

    @Test
    void a_failure_while_republishing_leaves_the_pages_before_it_published() {
        List<Event> firstPage = newTenants(RepublishEndpoint.PAGE_SIZE);
        List<Integer> limits = new ArrayList<>();
        RepublishSource failsOnItsSecondPage = (_, limit) -> {
            limits.add(limit);
            return limits.size() == 1
                    ? Mono.just(firstPage)
                    : Mono.error(new IllegalStateException("the second page failed"));
        };
        var endpoint = new RepublishEndpoint(List.of(failsOnItsSecondPage), outbox, TestEnvironment.transactions());

        assertThatThrownBy(() -> endpoint.republish().block()).hasMessage("the second page failed");

        Await.until("the first page is applied", () -> areApplied(firstPage, 1));
        assertThat(limits).containsExactly(RepublishEndpoint.PAGE_SIZE, RepublishEndpoint.PAGE_SIZE);
    }

    private static List<Event> newTenants(int count) {
        return Stream.generate(() -> tenant(UUID.randomUUID(), 1))
                .<Event>map(tenant -> tenant)
                .limit(count)
                .toList();
    }

    private boolean areApplied(List<Event> events, int times) {
        return events.stream()
                .allMatch(
                        event -> tenants.versions(UUID.fromString(event.key())).size() >= times);
    }

    private static long pendingRows() {
        return count("SELECT count(*) AS found FROM outbox WHERE parked_at IS NULL");
    }

    private static long count(String sql) {
        return TestEnvironment.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get("found", Long.class))
                .one()
                .block();
    }
}
