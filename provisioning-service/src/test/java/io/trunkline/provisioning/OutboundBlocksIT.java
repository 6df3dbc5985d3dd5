package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.EVENTS;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The dialplan lines of a dial prefix, written and removed as one block.
class OutboundBlocksIT {
    private static final String PATH = "/api/v1/dialplan-lines/outbound-blocks";

    private final String prefix = "6" + TestEnvironment.uniqueNumber();
    private final String carrier = json(API.post(
                    "/api/v1/carriers",
                    toJson(Map.of("name", "Carrier " + prefix, "host", "b" + prefix + ".example.com"))))
            .get("id")
            .asString();

    @Test
    void a_block_sets_the_prefix_of_its_carrier_and_is_deleted_as_a_whole() {
        var draft = toJson(Map.of("prefix", prefix, "carrierId", carrier, "timeoutSeconds", 45));

        assertThat(API.post(PATH + "?dryRun=true", draft).statusCode()).isEqualTo(200);
        assertThat(API.get(PATH + "/" + prefix).statusCode()).isEqualTo(404);
        var created = API.post(PATH, draft);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(PATH + "/" + prefix);
        var block = json(API.get(PATH + "/" + prefix));
        assertThat(block.get("carrierName").asString()).isEqualTo("Carrier " + prefix);
        assertThat(block.get("exten").asString()).isEqualTo("_" + prefix + "X.");
        assertThat(block.get("timeoutSeconds").asInt()).isEqualTo(45);
        assertThat(published(2).dialPrefix()).isEqualTo(prefix);
        assertThat(problemCode(API.post(PATH, toJson(Map.of("prefix", prefix + "1", "carrierId", carrier)))))
                .isEqualTo("carrier.has-prefix");

        assertThat(API.delete(PATH + "/" + prefix).statusCode()).isEqualTo(204);
        assertThat(published(3).dialPrefix()).isNull();
        assertThat(API.delete(PATH + "/" + prefix).statusCode()).isEqualTo(404);
    }

    @Test
    void a_block_is_changed_and_deleted_only_in_the_version_that_was_read() {
        var draft = toJson(Map.of("prefix", prefix, "carrierId", carrier));
        assertThat(problemCode(API.post(PATH, draft, "If-Match", "\"7\""))).isEqualTo("precondition.failed");

        var created = API.post(PATH, draft, "If-Match", "\"1\"");
        assertThat(created.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(json(created).get("version").asLong()).isEqualTo(2);

        var read = API.get(PATH + "/" + prefix);
        assertThat(read.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(problemCode(API.delete(PATH + "/" + prefix, "If-Match", "\"1\"")))
                .isEqualTo("precondition.failed");
        assertThat(API.delete(PATH + "/" + prefix, "If-Match", "\"2\"").statusCode())
                .isEqualTo(204);
    }

    @Test
    void an_invalid_block_is_refused() {
        assertThat(problemCode(API.post(PATH, toJson(Map.of("prefix", "9a", "carrierId", carrier)))))
                .isEqualTo("carrier.prefix-invalid");
        assertThat(problemCode(API.post(PATH, toJson(Map.of("carrierId", carrier)))))
                .isEqualTo("request.invalid");
        assertThat(problemCode(API.post(PATH, toJson(Map.of("prefix", prefix)))))
                .isEqualTo("request.invalid");
        assertThat(problemCode(API.post(PATH, toJson(Map.of("prefix", prefix, "carrierId", UUID.randomUUID())))))
                .isEqualTo("carrier.unknown");
    }

    private CarrierChanged published(long version) {
        return EVENTS.await(
                CarrierChanged.class,
                event -> event.carrierId().toString().equals(carrier) && event.version() == version);
    }
}
