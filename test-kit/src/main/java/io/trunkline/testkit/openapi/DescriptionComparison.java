package io.trunkline.testkit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Finds the incompatible changes between two versions of an OpenAPI description. Additions are compatible: new
/// paths, new optional parameters and request fields, new response fields and values. The following are not:
///
/// - a removed path, operation or successful response, and another id of an operation
/// - a removed parameter, a new required one, another type, fewer values
/// - in requests a removed field, a new required one, another type, fewer values
/// - in responses a removed field, one that may now be absent or null, another type
public final class DescriptionComparison {
    private final JsonNode before;
    private final JsonNode after;
    private final List<IncompatibleChange> changes = new ArrayList<>();

    private DescriptionComparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    public static List<IncompatibleChange> compare(JsonNode before, JsonNode after) {
        var comparison = new DescriptionComparison(before, after);
        before.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (operation.has("operationId")) {
                        comparison.compareOperation(
                                operation, after.path("paths").path(path).path(method));
                    }
                }));
        return comparison.changes.stream().distinct().toList();
    }

    private void compareOperation(JsonNode old, JsonNode now) {
        String id = old.get("operationId").asString();
        if (now.isMissingNode()) {
            add(id, "removed");
            return;
        }
        if (!now.path("operationId").asString("").equals(id)) {
            add(id, "has another operationId");
        }
        compareParameters(id, old.path("parameters"), now.path("parameters"));
        compareBody(id, old.path("requestBody"), now.path("requestBody"));
        compareResponses(id, old.path("responses"), now.path("responses"));
    }

    private void compareParameters(String id, JsonNode old, JsonNode now) {
        for (JsonNode parameter : old) {
            String subject = id + "." + parameter.get("name").asString();
            JsonNode same = find(now, parameter);
            if (same.isMissingNode()) {
                add(subject, "parameter removed");
            } else {
                if (isRequired(same) && !isRequired(parameter)) {
                    add(subject, "parameter is now required");
                }
                schemas(Direction.REQUEST).compare(subject, parameter.path("schema"), same.path("schema"));
            }
        }
        for (JsonNode parameter : now) {
            if (isRequired(parameter) && find(old, parameter).isMissingNode()) {
                add(id + "." + parameter.get("name").asString(), "new required parameter");
            }
        }
    }

    private void compareBody(String id, JsonNode old, JsonNode now) {
        if (isRequired(now) && !isRequired(old)) {
            add(id, "the body is now required");
        }
        compareContents(id, Direction.REQUEST, old.path("content"), now.path("content"));
    }

    private void compareResponses(String id, JsonNode old, JsonNode now) {
        old.forEachEntry((status, response) -> {
            if (status.startsWith("2")) {
                if (!now.has(status)) {
                    add(id, "no longer answers " + status);
                } else {
                    compareContents(
                            id,
                            Direction.RESPONSE,
                            response.path("content"),
                            now.get(status).path("content"));
                }
            }
        });
    }

    private void compareContents(String id, Direction direction, JsonNode old, JsonNode now) {
        old.forEachEntry((mediaType, content) -> {
            if (now.has(mediaType)) {
                schemas(direction)
                        .compare(id, content.path("schema"), now.get(mediaType).path("schema"));
            } else {
                add(id, "no longer has " + mediaType + " in a " + direction.word());
            }
        });
    }

    private SchemaComparison schemas(Direction direction) {
        return new SchemaComparison(direction);
    }

    private static JsonNode find(JsonNode parameters, JsonNode wanted) {
        for (JsonNode parameter : parameters) {
            if (parameter.get("name").equals(wanted.get("name"))
                    && parameter.get("in").equals(wanted.get("in"))) {
                return parameter;
            }
        }
        return parameters.path("none");
    }

    private static boolean isRequired(JsonNode parameterOrBody) {
        return parameterOrBody.path("required").asBoolean(false);
    }

    private void add(String subject, String change) {
        changes.add(new IncompatibleChange(subject, change));
    }

    private enum Direction {
        REQUEST,
        RESPONSE;

        String word() {
            return this == REQUEST ? "request" : "response";
        }
    }

    /// Compares schemas along their references; each pair of referenced schemas once.
    private final class SchemaComparison {
        private final Direction direction;
        private final Set<String> compared = new TreeSet<>();

        private SchemaComparison(Direction direction) {
            this.direction = direction;
        }

        void compare(String subject, JsonNode oldSchema, JsonNode newSchema) {
            Shape old = Shape.of(before, oldSchema);
            Shape now = Shape.of(after, newSchema);
            if (!old.name().isEmpty() && !compared.add(old.name() + " " + now.name())) {
                compareTypes(subject, old, now);
                return;
            }
            compareTypes(subject, old, now);
            compareValues(subject, old, now);
            compareFields(old.name().isEmpty() ? subject : old.name(), old.schema(), now.schema());
            compareParts(subject, old.schema(), now.schema(), "items");
            compareParts(subject, old.schema(), now.schema(), "additionalProperties");
        }

        /// A request must accept at least the types it accepted, a response may have at most the types it had.
        private void compareTypes(String subject, Shape old, Shape now) {
            boolean isCompatible = direction == Direction.REQUEST
                    ? now.types().containsAll(old.types())
                    : old.types().containsAll(now.types());
            if (!isCompatible) {
                add(subject, "type in a " + direction.word() + " was " + old.types() + ", now " + now.types());
            }
        }

        private void compareValues(String subject, Shape old, Shape now) {
            Set<String> values = now.values();
            if (direction == Direction.RESPONSE || values.isEmpty()) {
                return;
            }
            if (old.values().isEmpty()) {
                add(subject, "accepts only " + values);
            } else if (!values.containsAll(old.values())) {
                add(
                        subject,
                        "no longer accepts "
                                + old.values().stream()
                                        .filter(value -> !values.contains(value))
                                        .collect(Collectors.joining(", ")));
            }
        }

        private void compareFields(String owner, JsonNode old, JsonNode now) {
            Set<String> oldRequired = Shape.texts(old.path("required"));
            Set<String> newRequired = Shape.texts(now.path("required"));
            old.path("properties").forEachEntry((name, field) -> {
                String subject = owner + "." + name;
                JsonNode same = now.path("properties").path(name);
                if (same.isMissingNode()) {
                    add(subject, "field removed from a " + direction.word());
                    return;
                }
                if (direction == Direction.RESPONSE && oldRequired.contains(name) && !newRequired.contains(name)) {
                    add(subject, "field may be absent from a response");
                }
                compare(subject, field, same);
            });
            if (direction == Direction.REQUEST) {
                newRequired.stream()
                        .filter(name -> !oldRequired.contains(name))
                        .forEach(name -> add(owner + "." + name, "field is now required"));
            }
        }

        private void compareParts(String subject, JsonNode old, JsonNode now, String part) {
            if (old.path(part).isObject() && now.path(part).isObject()) {
                compare(subject, old.get(part), now.get(part));
            }
        }
    }

    /// A schema without its reference and without the part that allows null.
    ///
    /// @param name of the referenced schema, empty if there is none
    private record Shape(String name, JsonNode schema, Set<String> types) {
        static Shape of(JsonNode description, JsonNode schema) {
            if (schema.has("$ref")) {
                String reference = schema.get("$ref").asString();
                JsonNode referenced = description.at(reference.substring(1));
                return new Shape(reference.substring(reference.lastIndexOf('/') + 1), referenced, typesOf(referenced));
            }
            for (JsonNode part : schema.path("anyOf")) {
                if (part.has("$ref")) {
                    Shape shape = of(description, part);
                    boolean hasNull = schema.get("anyOf")
                            .valueStream()
                            .anyMatch(other -> other.path("type").asString("").equals("null"));
                    return hasNull ? shape.withNull() : shape;
                }
            }
            return new Shape("", schema, typesOf(schema));
        }

        private Shape withNull() {
            var withNull = new TreeSet<>(types);
            withNull.add("null");
            return new Shape(name, schema, withNull);
        }

        Set<String> values() {
            Set<String> values = texts(schema.path("enum"));
            values.remove("null");
            return values;
        }

        /// Each type with its format, since a client reads an `int64` differently.
        private static Set<String> typesOf(JsonNode schema) {
            String format = schema.has("format") ? " " + schema.get("format").asString() : "";
            JsonNode type = schema.path("type");
            return (type.isArray() ? texts(type) : type.isMissingNode() ? Set.<String>of() : Set.of(type.asString()))
                    .stream()
                            .map(one -> one.equals("null") ? one : one + format)
                            .collect(Collectors.toCollection(TreeSet::new));
        }

        static Set<String> texts(JsonNode array) {
            return array.valueStream()
                    .map(value -> value.isNull() ? "null" : value.asString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
