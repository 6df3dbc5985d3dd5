package io.trunkline.console.routes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.openapi.GoldenDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RouteTableTest {
    private static final RouteTable ROUTES = RouteTable.ofAllServices();

    /// The nodes of all bridges are those of routing-service.
    private static final Set<String> ALSO_OF_ANOTHER = Set.of("ami-bridge /api/v1/nodes");

    @ParameterizedTest
    @EnumSource
    void each_documented_path_reaches_the_service_that_has_it(BackendService service) {
        Set<String> astray = documentedPaths(service)
                .filter(path -> !ALSO_OF_ANOTHER.contains(service.id() + " " + path))
                .filter(path -> !ROUTES.find(path).filter(service::equals).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(astray).isEmpty();
    }

    @Test
    void each_route_has_a_documented_path_of_its_service() {
        Map<String, BackendService> unused = new TreeMap<>(ROUTES.prefixes());
        unused.entrySet()
                .removeIf(route -> documentedPaths(route.getValue())
                        .anyMatch(path -> path.equals(route.getKey()) || path.startsWith(route.getKey() + "/")));

        assertThat(unused).isEmpty();
    }

    @Test
    void every_service_with_a_description_has_routes() throws IOException {
        try (var files = Files.list(GoldenDescription.folder())) {
            List<String> services = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .filter(name -> !Set.of("trunkline", "console").contains(name))
                    .toList();

            assertThat(Arrays.stream(BackendService.values()).map(BackendService::id))
                    .containsExactlyInAnyOrderElementsOf(services);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/didsx",
                "/api/v1/dids-of-others",
                "/api/v1",
                "/api/v1/audit",
                "/api/v1/audit/other",
                "/api/v1/dead-letters",
                "/api/v2/dids",
                "/API/v1/dids",
                "/.well-known/other"
            })
    void a_path_of_no_service_has_no_route(String path) {
        assertThat(ROUTES.find(path)).isEmpty();
    }

    /// With its values in place of `{service}` and `{kind}`.
    private static Stream<String> documentedPaths(BackendService service) {
        return describe(service)
                .get("paths")
                .propertyStream()
                .flatMap(path -> path.getKey().endsWith("/audit/{kind}")
                        ? kinds(path.getValue()).map(kind -> path.getKey().replace("{kind}", kind))
                        : Stream.of(path.getKey().replace("{service}", service.id())));
    }

    private static Stream<String> kinds(JsonNode item) {
        return item.at("/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("kind"))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::asString);
    }

    private static JsonNode describe(BackendService service) {
        try {
            return new JsonMapper()
                    .readTree(Files.readString(GoldenDescription.folder().resolve(service.id() + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
