package io.trunkline.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares the OpenAPI description that a service serves with its golden file `docs/openapi/<service>.json`.
/// `./trunkline openapi` writes all golden files again; it sets the system property `trunkline.golden` to `write`.
public final class GoldenDescription {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GoldenDescription() {}

    /// @param service such as `did-service`
    /// @param problemCodes the codes of this service; each must be listed by an operation at least
    public static void assertMatches(RestClient client, String service, Stream<String> problemCodes) {
        JsonNode served = serve(client);
        assertThat(ofProblems(served)).as("problem codes of operations").containsAll(problemCodes.toList());
        assertMatchesFile(served, service + ".json");
    }

    /// @param file in docs/openapi
    public static void assertMatchesFile(JsonNode description, String file) {
        String text = pretty(description);
        Path golden = folder().resolve(file);
        try {
            if ("write".equals(System.getProperty("trunkline.golden"))) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, text);
            }
            assertThat(text)
                    .as("the OpenAPI description and " + golden + "; `./trunkline openapi` writes it again")
                    .isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The description that a service serves, without the address it is served at.
    public static JsonNode serve(RestClient client) {
        var response = client.management().withToken(null).get("/actuator/openapi");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode served = JSON.readTree(response.body());
        served.asObject().remove("servers");
        return served;
    }

    /// The folder docs/openapi.
    public static Path folder() {
        return root().resolve("docs/openapi");
    }

    /// The folder of the repository.
    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/errors.md"))) {
                return folder;
            }
        }
        throw new AssertionError("no docs/errors.md above " + Path.of("").toAbsolutePath());
    }

    private static List<String> ofProblems(JsonNode description) {
        return description.findValues("x-problem-codes").stream()
                .flatMap(codes -> codes.valueStream().map(JsonNode::asString))
                .toList();
    }

    /// Keys are sorted, so that the text does not depend on the order in which the service made it.
    private static String pretty(JsonNode description) {
        return JSON.writeValueAsString(sorted(description)).replace("\r\n", "\n") + "\n";
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey(), entry -> sorted(entry.getValue()), (a, _) -> a, TreeMap::new));
        }
        return node.isArray()
                ? node.valueStream().map(GoldenDescription::sorted).toList()
                : node;
    }
}
