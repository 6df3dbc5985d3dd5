package io.trunkline.demo;

import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Finds the entities of an earlier run again, so that the demo can be repeated.
public final class SavedEntities {
    private final SuiteClient api;

    public SavedEntities(SuiteClient api) {
        this.api = api;
    }

    /// Creates an entity, or updates the one of an earlier run.
    ///
    /// @param key the filters of the list that select this one entity, among however many
    public JsonNode createOrUpdate(String service, String path, Map<String, String> key, Map<String, Object> wanted) {
        return find(service, path, key).stream()
                .findFirst()
                .map(old -> api.put(service, path + "/" + SuiteConfiguration.id(old), wanted))
                .orElseGet(() -> api.post(service, path, wanted));
    }

    /// The entities of the first page that these filters select.
    public List<JsonNode> find(String service, String path, Map<String, String> key) {
        JsonNode items = api.get(service, path + "?" + query(key)).get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static String query(Map<String, String> key) {
        return key.entrySet().stream()
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
