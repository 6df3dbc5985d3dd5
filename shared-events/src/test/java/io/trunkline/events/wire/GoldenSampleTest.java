package io.trunkline.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.TenantChanged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The samples under `golden/` are what other services, and programs in other languages, receive. A released sample
/// is never edited: a change that breaks this test would break them.
class GoldenSampleTest {

    private static final JsonMapper JSON = new JsonMapper();
    private final EventCodec codec = new EventCodec();

    static Stream<Arguments> samples() {
        return Samples.named().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_is_written_as_its_golden_sample(String name, Event event) throws IOException {
        String written = new String(codec.write(event), UTF_8);

        assertThat(JSON.readTree(written)).as(written).isEqualTo(JSON.readTree(golden(name)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_golden_sample_is_read_as_its_event(String name, Event event) throws IOException {
        assertThat(codec.read(EventType.of(event).typeName(), golden(name))).contains(event);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_type_has_a_sample(EventType type) throws IOException {
        assertThat(golden(type.typeName())).isNotEmpty();
        assertThat(Samples.all()).anyMatch(type.record()::isInstance);
    }

    @Test
    void every_golden_sample_is_still_read() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            Set<String> names = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());

            assertThat(names).isEqualTo(Samples.named().keySet());
        }
    }

    @Test
    void a_field_added_by_a_later_release_is_ignored() {
        byte[] body = "{\"tenantId\":\"01900000-0000-7000-8000-000000000001\",\"version\":1,\"deleted\":false,"
                .concat("\"name\":\"Acme\",\"status\":\"active\",\"plan\":\"gold\"}")
                .getBytes(UTF_8);

        assertThat(codec.read("tenant.changed.v1", body))
                .hasValueSatisfying(
                        event -> assertThat(((TenantChanged) event).name()).isEqualTo("Acme"));
    }

    @Test
    void lists_and_maps_that_are_absent_are_empty() {
        byte[] body = "{\"campaignId\":\"01900000-0000-7000-8000-000000000002\",\"version\":1,\"deleted\":false,"
                .concat("\"tenantId\":\"01900000-0000-7000-8000-000000000001\",\"name\":\"Solar\",")
                .concat("\"status\":\"active\",\"routingStrategy\":\"priority\",\"dialTimeoutSeconds\":20}")
                .getBytes(UTF_8);

        assertThat(codec.read("campaign.changed.v1", body))
                .hasValueSatisfying(
                        event -> assertThat(((CampaignChanged) event).links()).isEmpty());
    }

    @Test
    void headers_are_read_back_as_the_envelope() {
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", "01900000-0000-7000-8000-000000000020",
                "ce_type", "tenant.changed.v1",
                "ce_source", "/provisioning-service",
                "ce_subject", "acme",
                "ce_time", "2026-03-01T10:00:00Z",
                "ce_tenantid", "01900000-0000-7000-8000-000000000001",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "content-type", "application/json");

        assertThat(Envelope.of(headers).headers()).isEqualTo(headers);
    }

    private static byte[] golden(String type) throws IOException {
        try (InputStream sample = GoldenSampleTest.class.getResourceAsStream("/golden/" + type + ".json")) {
            assertThat(sample).as("golden sample of " + type).isNotNull();
            return sample.readAllBytes();
        }
    }
}
