package io.trunkline.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.openapi.GoldenDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Compares docs/access.md with the access rules of a service. The page has a section for each service, with a row
/// for each operation. `./trunkline openapi` writes it again; it sets the system property `trunkline.golden` to
/// `write`.
public final class AccessPage {
    private static final String HEADER = "| operation | summary | roles | scope |\n|---|---|---|---|\n";

    private AccessPage() {}

    /// @param service such as `did-service`, the heading of its section
    public static void assertMatches(RestClient client, String service) {
        Path page = GoldenDescription.folder().resolveSibling("access.md");
        String table = OperationAccess.ofService(client).stream()
                .map(AccessPage::row)
                .collect(Collectors.joining("\n", HEADER, "\n"));
        try {
            String text = Files.readString(page);
            String expected = withSection(text, "## " + service + "\n", table);
            if ("write".equals(System.getProperty("trunkline.golden"))) {
                Files.writeString(page, expected);
                text = expected;
            }
            assertThat(text)
                    .as("section %s of docs/access.md; `./trunkline openapi` writes it again", service)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(OperationAccess operation) {
        String scope = operation.scope() == null ? "no API key" : "`" + operation.scope() + "`";
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        operation,
                        operation.summary(),
                        operation.isPublic() ? "public" : String.join(", ", operation.roles()),
                        operation.isPublic() ? "" : scope);
    }

    /// The page with the table as the only content of the section, which is added at the end if there is none.
    static String withSection(String page, String heading, String table) {
        int start = page.indexOf("\n" + heading);
        int end = page.indexOf("\n## ", start + 1);
        String before = start < 0 ? page : page.substring(0, start);
        String after = start < 0 || end < 0 ? "" : page.substring(end);
        return before + "\n" + heading + "\n" + table + after;
    }
}
