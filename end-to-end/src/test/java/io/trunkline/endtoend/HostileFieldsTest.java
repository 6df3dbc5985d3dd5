package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares the lists of fields with the description of the API.
class HostileFieldsTest {
    /// A field that is added to a request fails here until it is added there.
    @Test
    void no_field_of_a_request_is_left_out() throws IOException {
        JsonNode schemas = JsonMapper.shared()
                .readTree(Files.readString(Path.of("../docs/openapi/provisioning-service.json")))
                .at("/components/schemas");

        assertThat(sent(
                        HostileFields.CARRIER_TEXTS.keySet(),
                        HostileFields.CARRIER_NUMBERS,
                        parts(HostileFields.carrierParts(""))))
                .isEqualTo(fields(schemas, "CarrierDraft"));
        assertThat(sent(HostileFields.CLIENT_TEXTS, HostileFields.CLIENT_NUMBERS, parts(HostileFields.clientParts(""))))
                .isEqualTo(fields(schemas, "ClientDraft"));
        assertThat(sent(HostileFields.ENDPOINT_TEXTS, Set.of("port"))).isEqualTo(fields(schemas, "EndpointDraft"));
        assertThat(sent(HostileFields.LINE_TEXTS, Set.of("priority"))).isEqualTo(fields(schemas, "DialplanLineDraft"));
        assertThat(sent(HostileFields.BLOCK_TEXTS, Set.of("timeoutSeconds")))
                .isEqualTo(fields(schemas, "OutboundBlockDraft"));
        assertThat(sent(HostileFields.TEST_CALL_TEXTS)).isEqualTo(fields(schemas, "TestCallDraft"));
    }

    @SafeVarargs
    private static Set<String> sent(Set<String>... kinds) {
        return Stream.of(kinds).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> parts(List<Map<String, Object>> bodies) {
        return bodies.stream().flatMap(body -> body.keySet().stream()).collect(Collectors.toSet());
    }

    private static Set<String> fields(JsonNode schemas, String name) {
        return new TreeSet<>(schemas.get(name).get("properties").propertyNames());
    }
}
