package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.messaging.outbox.RepublishSource;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepublishIT {
    private static final UUID BEFORE_FIRST = new UUID(0, 0);

    @Test
    void all_entities_can_be_republished() {
        Entities entities = createOneOfEach();
        awaitPublished(entities, 1);

        republish();

        awaitPublished(entities, 2);
    }

    @Test
    void a_deleted_entity_is_republished() {
        String id = create("clients", Map.of("name", "Center " + TestEnvironment.uniqueNumber()));
        assertThat(API.delete("/api/v1/clients/" + id).statusCode()).isEqualTo(204);
        Await.until("it is published", () -> deletions(id) >= 1);

        republish();

        Await.until("it is published again", () -> deletions(id) >= 2);
    }

    @Test
    void each_source_reads_its_entities_page_by_page() {
        createOneOfEach();
        createOneOfEach();

        var sources = TestEnvironment.SERVICE.getBeansOfType(RepublishSource.class);

        assertThat(sources).hasSize(6);
        assertThat(sources.values()).allSatisfy(source -> {
            List<UUID> all = page(source, BEFORE_FIRST, Integer.MAX_VALUE);
            assertThat(page(source, BEFORE_FIRST, 1)).containsExactly(all.getFirst());
            assertThat(page(source, all.getFirst(), 1)).containsExactly(all.get(1));
            assertThat(page(source, all.getLast(), 1)).isEmpty();
        });
    }

    private record Entities(String carrier, String client, String tenant, String user, String key, String line) {}

    private static Entities createOneOfEach() {
        int number = TestEnvironment.uniqueNumber();
        String name = "Center " + number;
        return new Entities(
                create("carriers", Map.of("name", name, "host", "sip" + number + ".example.com")),
                create("clients", Map.of("name", name)),
                create("tenants", Map.of("name", name)),
                create(
                        "users",
                        Map.of("username", "staff-" + number, "role", "staff", "password", "correct horse battery")),
                create("api-keys", Map.of("name", name, "role", "staff")),
                create("dialplan-lines", Map.of("exten", "6" + number, "priority", 1, "app", "Answer")));
    }

    private static String create(String kind, Map<String, Object> draft) {
        var response = API.post("/api/v1/" + kind, toJson(draft));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response).get("id").asString();
    }

    private static void republish() {
        assertThat(API.management().post("/actuator/republish", "").statusCode())
                .isEqualTo(200);
    }

    private static void awaitPublished(Entities entities, int times) {
        Await.until(
                "all are published " + times + " times",
                () -> times <= published(CarrierChanged.class, entities.carrier())
                        && times <= published(ClientChanged.class, entities.client())
                        && times <= published(TenantChanged.class, entities.tenant())
                        && times <= published(AccessChanged.class, entities.tenant())
                        && times <= published(AccessChanged.class, entities.user())
                        && times <= published(AccessChanged.class, entities.key())
                        && times <= published(DialplanChanged.class, entities.line()));
    }

    private static long published(Class<? extends Event> type, String id) {
        return EVENTS.consumed(type).stream()
                .filter(event -> event.key().equals(id))
                .count();
    }

    private static long deletions(String id) {
        return EVENTS.consumed(ClientChanged.class).stream()
                .filter(event -> event.deleted() && event.key().equals(id))
                .count();
    }

    /// The ids of the entities of a page.
    private static List<UUID> page(RepublishSource source, UUID after, int limit) {
        return source.page(after, limit).block().stream()
                .map(Event::key)
                .distinct()
                .map(UUID::fromString)
                .toList();
    }
}
