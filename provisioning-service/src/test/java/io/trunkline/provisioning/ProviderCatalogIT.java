package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderCatalogIT {
    @Test
    void the_presets_of_this_version_and_of_the_operator_are_listed_without_invalid_files() {
        assertThat(json(API.get("/api/v1/carrier-presets")).findValuesAsString("id"))
                .containsExactly("bandwidth", "local-gateway", "telnyx", "twilio", "vonage", "custom");
        assertThat(json(API.get("/api/v1/providers")).findValuesAsString("id")).contains("telnyx", "custom");
    }

    @Test
    void a_carrier_from_a_preset_needs_its_required_fields_only() {
        int number = TestEnvironment.uniqueNumber();
        for (var preset : json(API.get("/api/v1/carrier-presets"))) {
            String id = preset.get("id").asString();
            Map<String, Object> draft = new HashMap<>();
            preset.get("required").forEach(field -> draft.put(field.asString(), field.asString() + number));
            draft.put("name", id + " " + number);

            var created = API.post("/api/v1/carriers?preset=" + id, toJson(draft));

            assertThat(created.statusCode()).as(id + created.body()).isEqualTo(201);
            preset.get("carrier").properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> assertThat(json(created).get(field.getKey()))
                            .as(id + " " + field.getKey())
                            .isEqualTo(field.getValue()));
        }
    }

    @Test
    void the_fields_of_the_request_replace_those_of_the_preset() {
        int number = TestEnvironment.uniqueNumber();
        var draft = toJson(Map.of(
                "name", "Telnyx EU " + number, "host", "sip.telnyx.eu", "username", "u" + number, "password", "x"));

        var created = json(API.post("/api/v1/carriers?preset=telnyx", draft));

        assertThat(created.get("host").asString()).isEqualTo("sip.telnyx.eu");
        assertThat(created.get("registrationType").asString()).isEqualTo("registration");
        assertThat(problemCode(API.post("/api/v1/carriers?preset=unknown", draft)))
                .isEqualTo("carrier.preset-unknown");
    }
}
