package io.trunkline.standalone.status;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.standalone.config.SuiteService;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One OpenAPI description of all services, merged from docs/openapi. Each path names the address of its service.
///
/// Schemas with the same name and content become one. Of schemas that differ, the later gets its service's name:
/// `RoutingCarrierView`. Every service serves `/dead-letters/{service}` and `/audit/{kind}`, which become a path
/// per service and a path per kind. Of another path that two services serve, the first one's is kept: `/nodes` is
/// that of routing-service, which has all nodes, and not that of a bridge.
public final class MergedDescription {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REFERENCE = "#/components/schemas/";

    private final Function<SuiteService, String> urls;
    private final ObjectNode merged = JSON.createObjectNode();
    private final ObjectNode paths = JSON.createObjectNode();
    private final ObjectNode schemas = JSON.createObjectNode();
    /// As the first service with a schema of this name has it.
    private final Map<String, JsonNode> originals = new HashMap<>();

    private MergedDescription(Function<SuiteService, String> urls) {
        this.urls = urls;
    }

    /// @param urls the address of each service, such as `http://127.0.0.1:8081`
    public static JsonNode of(Function<SuiteService, String> urls) {
        var description = new MergedDescription(urls);
        SuiteService.all().forEach(service -> description.add(service, read(service)));
        return description.finish();
    }

    private static JsonNode read(SuiteService service) {
        String file = "/openapi/" + service.id() + ".json";
        try (InputStream content = MergedDescription.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new ServerFailedException("the class path has no " + file, new IOException(file));
            }
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new ServerFailedException("cannot read " + file, e);
        }
    }

    private void add(SuiteService service, JsonNode description) {
        merged.set("openapi", description.get("openapi"));
        merged.set("security", description.get("security"));
        merged.putObject("components")
                .set("securitySchemes", description.get("components").get("securitySchemes"));
        JsonNode added = description.path("components").path("schemas");
        Set<String> conflicts = findConflicts(added);
        added.forEachEntry((name, schema) -> {
            originals.putIfAbsent(name, schema);
            schemas.set(
                    conflicts.contains(name) ? nameOf(service) + name : name,
                    renameReferences(schema, service, conflicts));
        });
        description
                .get("paths")
                .forEachEntry((path, item) -> addPath(service, path, renameReferences(item, service, conflicts)));
    }

    /// The schemas that another service has with different content, or with references to such schemas.
    private Set<String> findConflicts(JsonNode added) {
        var conflicts = new HashSet<String>();
        added.forEachEntry((name, schema) -> {
            if (originals.containsKey(name) && !originals.get(name).equals(schema)) {
                conflicts.add(name);
            }
        });
        int before;
        do {
            before = conflicts.size();
            added.forEachEntry((name, schema) -> {
                if (originals.containsKey(name) && refersTo(schema, conflicts)) {
                    conflicts.add(name);
                }
            });
        } while (conflicts.size() > before);
        return conflicts;
    }

    private static boolean refersTo(JsonNode schema, Set<String> names) {
        return schema.findValuesAsString("$ref").stream()
                .anyMatch(reference -> names.contains(reference.substring(REFERENCE.length())));
    }

    private static JsonNode renameReferences(JsonNode node, SuiteService service, Set<String> conflicts) {
        JsonNode copy = node.deepCopy();
        copy.findParents("$ref").forEach(parent -> {
            String name = parent.get("$ref").asString().substring(REFERENCE.length());
            if (conflicts.contains(name)) {
                parent.asObject().put("$ref", REFERENCE + nameOf(service) + name);
            }
        });
        return copy;
    }

    private void addPath(SuiteService service, String path, JsonNode item) {
        item.asObject()
                .putArray("servers")
                .addObject()
                .put("url", urls.apply(service))
                .put("description", service.id());
        if (path.contains("{service}")) {
            paths.set(path.replace("{service}", service.id()), named(item, "service", nameOf(service)));
        } else if (path.endsWith("/audit/{kind}")) {
            kindsOf(item).forEach(kind -> paths.set(path.replace("{kind}", kind), named(item, "kind", nameOf(kind))));
        } else if (!paths.has(path)) {
            paths.set(path, item);
        }
    }

    private static List<String> kindsOf(JsonNode item) {
        return item.at("/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("kind"))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /// The path with a value in place of a parameter, and other ids of its operations.
    private static JsonNode named(JsonNode item, String parameter, String value) {
        JsonNode copy = item.deepCopy();
        copy.valueStream().filter(JsonNode::isObject).map(JsonNode::asObject).forEach(operation -> {
            operation.put("operationId", operation.get("operationId").asString() + "Of" + value);
            operation
                    .get("parameters")
                    .asArray()
                    .removeIf(one -> one.get("name").asString().equals(parameter));
        });
        return copy;
    }

    /// `Routing` for routing-service.
    private static String nameOf(SuiteService service) {
        return nameOf(service.id().replace("-service", ""));
    }

    /// `DialplanLines` for dialplan-lines.
    private static String nameOf(String kebabCase) {
        return Arrays.stream(kebabCase.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private JsonNode finish() {
        merged.putObject("info").put("title", "Trunkline").put("version", "1");
        merged.get("components").asObject().set("schemas", schemas);
        merged.set("paths", paths);
        return merged;
    }
}
