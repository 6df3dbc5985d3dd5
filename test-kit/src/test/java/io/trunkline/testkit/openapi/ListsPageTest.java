package io.trunkline.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The table of lists in docs/api.md has the lists of docs/openapi, with their orders and filters.
class ListsPageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "/api/v1";
    private static final Pattern ROW = Pattern.compile("\\| `(/[^`]*)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`(\\+?)");
    private static final Set<String> OF_EVERY_LIST = Set.of("limit", "after", "sort", "count");

    @Test
    void the_table_has_each_list_with_its_orders_and_filters() throws IOException {
        assertThat(ofPage()).isEqualTo(ofDescriptions());
    }

    /// A filter that may be given several times ends with a plus sign.
    private record Parameters(Set<String> orders, Set<String> filters) {}

    private static Map<String, Parameters> ofPage() throws IOException {
        Map<String, Parameters> lists = new TreeMap<>();
        String page = Files.readString(GoldenDescription.root().resolve("docs/api.md"));
        ROW.matcher(page).results().forEach(row -> lists.put(row.group(1), parameters(row)));
        return lists;
    }

    private static Parameters parameters(MatchResult row) {
        Set<String> filters = names(row.group(3));
        if (!row.group(4).isBlank()) {
            filters.add("q");
        }
        Set<String> orders = new TreeSet<>();
        names(row.group(2)).forEach(name -> orders.add(name.replaceFirst("^-", "")));
        return new Parameters(orders, filters);
    }

    private static Set<String> names(String cell) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(cell).results().forEach(name -> names.add(name.group(1) + name.group(2)));
        return names;
    }

    private static Map<String, Parameters> ofDescriptions() throws IOException {
        Map<String, Parameters> lists = new TreeMap<>();
        try (Stream<Path> files = Files.list(GoldenDescription.folder())) {
            for (Path service : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("trunkline.json"))
                    .toList()) {
                JSON.readTree(Files.readString(service))
                        .path("paths")
                        .propertyStream()
                        .forEach(path -> add(lists, path.getKey(), path.getValue()));
            }
        }
        return lists;
    }

    private static void add(Map<String, Parameters> lists, String path, JsonNode operations) {
        List<JsonNode> described =
                operations.at("/get/parameters").valueStream().toList();
        if (path.startsWith(PREFIX)
                && described.stream()
                        .anyMatch(one -> one.path("name").asString().equals("limit"))) {
            lists.put(path.substring(PREFIX.length()), parameters(described));
        }
    }

    private static Parameters parameters(List<JsonNode> described) {
        Set<String> orders = new TreeSet<>();
        Set<String> filters = new TreeSet<>();
        for (JsonNode parameter : described) {
            String name = parameter.path("name").asString();
            if (name.equals("sort")) {
                parameter
                        .at("/schema/enum")
                        .valueStream()
                        .forEach(value -> orders.add(value.asString().replaceFirst("^-", "")));
            }
            if (parameter.path("in").asString().equals("query") && !OF_EVERY_LIST.contains(name)) {
                filters.add(name + (parameter.at("/schema/type").asString().equals("array") ? "+" : ""));
            }
        }
        return new Parameters(orders, filters);
    }
}
