package io.trunkline.testkit.invalid;

import io.trunkline.testkit.RestClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI description that a running service serves.
final class ApiDescription {
    /// A body nests no deeper than this, also where a type contains itself.
    private static final int MAX_DEPTH = 5;

    private final JsonNode root;

    private ApiDescription(JsonNode root) {
        this.root = root;
    }

    static ApiDescription of(RestClient service) {
        return new ApiDescription(JsonMapper.shared()
                .readTree(service.management().get("/actuator/openapi").body()));
    }

    /// The operation of a request, such as `PUT /api/v1/dids/{id}`.
    String operationOf(String method, String path) {
        return root.path("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^/]+}", "[^/]+")))
                .filter(template -> root.path("paths").path(template).has(method.toLowerCase()))
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()))
                .map(template -> method + " " + template)
                .orElseThrow(() -> new IllegalArgumentException("no operation " + method + " " + path));
    }

    /// All operations under `/api`.
    List<String> operations() {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            if (path.getKey().startsWith("/api/")) {
                path.getValue()
                        .propertyNames()
                        .forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
            }
        }
        return found;
    }

    /// The operations with a body or query parameters, except streams.
    List<String> operationsWithInput() {
        return operations().stream().filter(this::hasInput).toList();
    }

    /// The media type of the body: JSON, a form, or a form with a file.
    String bodyType(String operation) {
        return node(operation)
                .path("requestBody")
                .path("content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("application/json");
    }

    private boolean hasInput(String operation) {
        JsonNode node = node(operation);
        boolean isStream = node.at("/responses/200/content").has("text/event-stream");
        boolean hasBody = node.has("requestBody");
        return !isStream
                && (hasBody
                        || operation.startsWith("GET ")
                                && !queryParameters(operation).isEmpty());
    }

    List<String> queryParameters(String operation) {
        return StreamSupport.stream(node(operation).path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    /// The path to each field of the operation's JSON body. The element of a list is 0, the key of a map is `key`.
    List<List<String>> bodyFields(String operation) {
        JsonNode content = node(operation).path("requestBody").path("content");
        return Optional.of(content.path("application/json"))
                .filter(media -> !media.isMissingNode())
                .map(media -> fields(media.path("schema"), List.of()))
                .orElse(List.of());
    }

    private List<List<String>> fields(JsonNode reference, List<String> path) {
        JsonNode schema = resolve(reference);
        List<List<String>> all = new ArrayList<>();
        if (path.size() >= MAX_DEPTH) {
            return all;
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            addField(all, property.getValue(), path, property.getKey());
        }
        if (schema.has("items")) {
            addField(all, schema.path("items"), path, "0");
        }
        if (schema.path("additionalProperties").isObject()) {
            addField(all, schema.path("additionalProperties"), path, "key");
        }
        return all;
    }

    private void addField(List<List<String>> all, JsonNode schema, List<String> parent, String name) {
        List<String> path = new ArrayList<>(parent);
        path.add(name);
        all.add(path);
        all.addAll(fields(schema, path));
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return root.at(schema.path("$ref").asString().substring(1));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(choice)) {
                if (one.has("$ref")) {
                    return resolve(one);
                }
            }
        }
        return schema;
    }

    private JsonNode node(String operation) {
        String[] parts = operation.split(" ", 2);
        return root.path("paths").path(parts[1]).path(parts[0].toLowerCase());
    }
}
