package io.trunkline.web.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads and changes schemas of OpenAPI 3.1.
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";

    private Schemas() {}

    static Schema<?> reference(String name) {
        return new JsonSchema().$ref(REFERENCE + name);
    }

    /// The name of the schema that this one refers to, null if it is not a reference.
    static @Nullable String referencedName(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference == null ? null : reference.substring(REFERENCE.length());
    }

    static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    static Stream<Schema<?>> ofContent(@Nullable Content content) {
        return content == null
                ? Stream.of()
                : content.values().stream()
                        .<Schema<?>>map(media -> media.getSchema())
                        .filter(Objects::nonNull);
    }

    /// The names of all component schemas that these refer to, directly or not.
    static Set<String> reachable(OpenAPI api, Stream<Schema<?>> roots) {
        var names = new LinkedHashSet<String>();
        var open = new ArrayDeque<Schema<?>>(roots.toList());
        while (!open.isEmpty()) {
            visit(open.pop(), schema -> {
                String name = referencedName(schema);
                if (name != null && names.add(name)) {
                    open.push(Objects.requireNonNull(
                            api.getComponents().getSchemas().get(name), name));
                }
            });
        }
        return names;
    }

    /// Calls the visitor with a schema and with all schemas inside it; does not follow references.
    static void visit(Schema<?> schema, Consumer<Schema<?>> visitor) {
        visitor.accept(schema);
        children(schema).forEach(child -> visit(child, visitor));
    }

    static Schema<?> copy(Schema<?> schema) {
        try {
            return Json31.mapper().readValue(Json31.mapper().writeValueAsString(schema), Schema.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Allows null in addition.
    static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<?> alone = new JsonSchema().$ref(schema.get$ref());
            return new JsonSchema().anyOf(List.of(alone, new JsonSchema().types(Set.of("null"))));
        }
        if (schema.getTypes() == null) {
            return schema;
        }
        var types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        addNullToEnum(schema);
        return schema;
    }

    /// Limits a text to these values.
    @SuppressWarnings("unchecked")
    static void limit(Schema<?> schema, List<String> values) {
        schema.setPattern(null);
        ((Schema<Object>) schema).setEnum(new ArrayList<>(values));
    }

    @SuppressWarnings("unchecked")
    private static void addNullToEnum(Schema<?> schema) {
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            var values = new ArrayList<Object>(schema.getEnum());
            values.add(null);
            ((Schema<Object>) schema).setEnum(values);
        }
    }

    private static List<Schema<?>> children(Schema<?> schema) {
        var children = new ArrayList<Schema<?>>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(children::add);
        }
        if (schema.getItems() != null) {
            children.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            children.add(values);
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .forEach(parts -> parts.forEach(children::add));
        return children;
    }
}
