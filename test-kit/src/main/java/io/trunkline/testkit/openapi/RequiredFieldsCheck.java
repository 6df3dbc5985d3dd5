package io.trunkline.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends `{}` to each operation whose body has required fields, and compares the fields that the service misses
/// with those that the description requires.
public final class RequiredFieldsCheck {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> RULES = Set.of("required", "not-null", "not-blank", "not-empty");

    private RequiredFieldsCheck() {}

    /// @param conditional `operation.field` where only some requests require the field, or only after other checks
    /// @return the ids of the operations that were checked
    public static Set<String> check(RestClient admin, Set<String> conditional) {
        JsonNode description = GoldenDescription.serve(admin);
        var checked = new TreeSet<String>();
        description
                .get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (method.equals("post") || method.equals("put")) {
                        Set<String> required = requiredFields(description, operation);
                        String id = operation.get("operationId").asString();
                        if (!required.isEmpty() && check(admin, method, path, id, required, conditional)) {
                            checked.add(id);
                        }
                    }
                }));
        return checked;
    }

    private static boolean check(
            RestClient admin, String method, String path, String id, Set<String> required, Set<String> conditional) {
        var response = admin.send(method.toUpperCase(Locale.ROOT), withIds(path), "{}");
        if (response.statusCode() == 404) {
            return false;
        }
        assertThat(response.statusCode()).as(id + ": " + response.body()).isEqualTo(400);
        JsonNode errors = JSON.readTree(response.body()).path("errors");
        Set<String> missed = fields(errors, true);
        missed.removeIf(field -> conditional.contains(id + "." + field));
        assertThat(required).as("required fields of " + id).containsAll(missed);
        required.removeIf(field -> conditional.contains(id + "." + field));
        assertThat(fields(errors, false)).as("invalid fields of an empty " + id).containsAll(required);
        return true;
    }

    /// @param onlyMissing only fields that are missing, not those that are invalid otherwise
    private static Set<String> fields(JsonNode errors, boolean onlyMissing) {
        return errors.valueStream()
                .filter(error ->
                        !onlyMissing || RULES.contains(error.get("rule").asString()))
                .map(error -> error.get("field").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withIds(String path) {
        return path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    private static Set<String> requiredFields(JsonNode description, JsonNode operation) {
        JsonNode schema =
                operation.at("/requestBody/content").path("application/json").path("schema");
        JsonNode body = schema.has("$ref")
                ? description.at(schema.get("$ref").asString().substring(1))
                : schema;
        return body.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
