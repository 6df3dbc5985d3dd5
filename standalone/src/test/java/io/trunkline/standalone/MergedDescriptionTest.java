package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.status.MergedDescription;
import io.trunkline.testkit.openapi.GoldenDescription;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MergedDescriptionTest {
    private final JsonNode merged = MergedDescription.of(service -> "http://127.0.0.1:" + service.defaultPort());

    @Test
    void the_merged_description_matches_its_golden_file() {
        GoldenDescription.assertMatchesFile(merged, "trunkline.json");
    }

    @Test
    void each_operation_has_an_id_of_its_own() {
        assertThat(merged.findValuesAsString("operationId"))
                .doesNotHaveDuplicates()
                .contains("listCarriers", "placeCall", "listDeadLettersOfDid", "listChangesOfDialplanLines");
    }

    @Test
    void each_reference_names_a_schema() {
        JsonNode schemas = merged.get("components").get("schemas");
        assertThat(merged.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(schemas.has(reference.substring("#/components/schemas/".length())))
                        .as(reference)
                        .isTrue());
    }

    @Test
    void each_path_names_the_address_of_its_service() {
        assertThat(merged.get("paths").get("/api/v1/dids").at("/servers/0/url").asString())
                .isEqualTo("http://127.0.0.1:"
                        + SuiteService.all().stream()
                                .filter(service -> service.id().equals("did-service"))
                                .findFirst()
                                .orElseThrow()
                                .defaultPort());
        assertThat(StreamSupport.stream(merged.get("paths").spliterator(), false))
                .allSatisfy(
                        item -> assertThat(item.at("/servers/0/url").asString()).isNotEmpty());
    }
}
