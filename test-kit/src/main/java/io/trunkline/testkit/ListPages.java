package io.trunkline.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lists of the REST API.
///
/// @param path of the list, without parameters
/// @param field what tells the rows apart, such as `name`
public record ListPages(RestClient api, String path, String field) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The fields of all rows, in order, read in pages of two.
    public List<String> all(String parameters) {
        var rows = new ArrayList<String>();
        String after = "";
        do {
            JsonNode page = page(parameters + "&limit=2" + after);
            rows.addAll(fields(page));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return rows;
    }

    /// The number of rows that the list counts.
    public long count(String parameters) {
        return page(parameters + "&limit=1&count=true").get("total").asLong();
    }

    /// The code of the problem that these parameters get, null if they are accepted.
    public @Nullable String problemCode(String parameters) {
        JsonNode code = page(parameters).get("code");
        return code == null ? null : code.asString();
    }

    private JsonNode page(String parameters) {
        return JSON.readTree(api.get(path + "?" + parameters).body());
    }

    private List<String> fields(JsonNode page) {
        if (page.get("items") == null) {
            throw new AssertionError(path + " answers " + page);
        }
        return page.get("items")
                .valueStream()
                .map(row -> row.get(field).asString())
                .toList();
    }
}
