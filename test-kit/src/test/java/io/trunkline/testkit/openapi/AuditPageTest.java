package io.trunkline.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of docs/audit.md have each request that may change something, with its entry in the audit log or the
/// reason why it has none.
class AuditPageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "/api/v1";
    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\|([^|]*)\\|");
    private static final Pattern PATH = Pattern.compile("`(/[^`]+)`");

    @Test
    void the_page_has_each_request_that_may_change_something() throws IOException {
        assertThat(ofPage()).isEqualTo(ofDescriptions());
    }

    private static Set<String> ofPage() throws IOException {
        Set<String> paths = new TreeSet<>();
        FIRST_CELL
                .matcher(Files.readString(GoldenDescription.root().resolve("docs/audit.md")))
                .results()
                .flatMap(cell -> PATH.matcher(cell.group(1)).results())
                .forEach(path -> paths.add(path.group(1)));
        return paths;
    }

    private static Set<String> ofDescriptions() throws IOException {
        Set<String> paths = new TreeSet<>();
        try (Stream<Path> files = Files.list(GoldenDescription.folder())) {
            for (Path service : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("trunkline.json"))
                    .toList()) {
                JSON.readTree(Files.readString(service))
                        .path("paths")
                        .propertyStream()
                        .filter(path -> path.getKey().startsWith(PREFIX) && writes(path.getValue()))
                        .forEach(path -> paths.add(path.getKey().substring(PREFIX.length())));
            }
        }
        return paths;
    }

    private static boolean writes(JsonNode operations) {
        return operations.propertyNames().stream().anyMatch(WRITES::contains);
    }
}
