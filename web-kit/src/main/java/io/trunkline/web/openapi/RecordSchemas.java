package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.trunkline.web.openapi.ApiDescription.FieldsRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says which fields of a record are required and which may be null. A response has every field, and `@Nullable`
/// ones may be null. A request needs the fields that validation requires, and the others may be null.
///
/// A record that is part of both gets a second schema for requests, with the suffix `Input`. The body of a PATCH
/// has the fields of the PUT, none of them required, with the suffix `Patch`.
final class RecordSchemas {
    private final OpenAPI api;
    private final ApiDescription description;
    private final Map<String, Class<?>> records = new HashMap<>();

    private RecordSchemas(OpenAPI api, ApiDescription description) {
        this.api = api;
        this.description = description;
    }

    static void apply(OpenAPI api, ApiDescription description) {
        if (api.getComponents().getSchemas() != null) {
            new RecordSchemas(api, description).apply();
        }
    }

    private void apply() {
        schemas()
                .forEach((name, schema) ->
                        RecordConverter.takeRecord(schema).ifPresent(type -> records.put(name, type)));
        limitValues();
        Set<String> ofResponses = Schemas.reachable(api, responseBodies());
        separateInputs(ofResponses);
        Set<String> ofRequests = Schemas.reachable(api, requestBodies());
        ofRequests.forEach(this::describeRequest);
        schemas().keySet().stream().filter(name -> !ofRequests.contains(name)).forEach(this::describeResponse);
        addPatches();
    }

    private Stream<Schema<?>> responseBodies() {
        return Schemas.operations(api)
                .flatMap(operation -> operation.getResponses().values().stream())
                .flatMap(response -> Schemas.ofContent(response.getContent()));
    }

    private Stream<Schema<?>> requestBodies() {
        return Schemas.operations(api)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> Schemas.ofContent(body.getContent()));
    }

    private void separateInputs(Set<String> ofResponses) {
        Map<String, String> inputs = Schemas.reachable(api, requestBodies()).stream()
                .filter(ofResponses::contains)
                .collect(Collectors.toMap(name -> name, name -> name + "Input"));
        inputs.forEach((name, input) -> {
            schemas().put(input, Schemas.copy(schema(name)));
            Class<?> type = records.get(name);
            if (type != null) {
                records.put(input, type);
            }
        });
        requestBodies().forEach(schema -> rename(schema, inputs));
        Schemas.reachable(api, requestBodies()).stream()
                .filter(name -> !ofResponses.contains(name))
                .forEach(name -> rename(schema(name), inputs));
        inputs.values().forEach(input -> rename(schema(input), inputs));
    }

    private static void rename(Schema<?> schema, Map<String, String> names) {
        Schemas.visit(schema, part -> {
            String name = Schemas.referencedName(part);
            if (name != null && names.containsKey(name)) {
                part.set$ref(Schemas.reference(names.get(name)).get$ref());
            }
        });
    }

    private void describeResponse(String name) {
        Schema<?> schema = schema(name);
        if (!records.containsKey(name) || schema.getProperties() == null) {
            return;
        }
        schema.setRequired(null);
        var required = new ArrayList<String>();
        fields(name).forEach(field -> {
            if (field.isNullable() && !field.isOmitted()) {
                allowNull(schema, field.name());
            }
            if (!field.isOmitted() && schema.getProperties().containsKey(field.name())) {
                required.add(field.name());
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private void describeRequest(String name) {
        Schema<?> schema = schema(name);
        if (!records.containsKey(name) || schema.getProperties() == null) {
            return;
        }
        Set<String> requiredByTable = named(description.required(), name);
        Set<String> nullableByTable = named(description.nullable(), name);
        schema.setRequired(null);
        var required = new ArrayList<String>();
        fields(name).forEach(field -> {
            if (field.isRequired() || requiredByTable.remove(field.name())) {
                required.add(field.name());
            } else if (field.isNullable() || nullableByTable.remove(field.name())) {
                allowNull(schema, field.name());
            }
        });
        if (!requiredByTable.isEmpty() || !nullableByTable.isEmpty()) {
            throw new IllegalStateException(name + " has no field " + requiredByTable + nullableByTable);
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static Set<String> named(List<FieldsRow> rows, String schema) {
        return rows.stream()
                .filter(row -> row.schema().equals(schema))
                .flatMap(row -> row.fields().stream())
                .collect(Collectors.toSet());
    }

    private Stream<RecordField> fields(String schema) {
        return RecordField.of(Objects.requireNonNull(records.get(schema)));
    }

    private static void allowNull(Schema<?> schema, String field) {
        schema.getProperties().computeIfPresent(field, (_, property) -> Schemas.nullable(property));
    }

    private void limitValues() {
        schemas().values().forEach(schema -> Schemas.visit(schema, Patterns::replaceByValues));
        description.values().forEach(row -> {
            Schema<?> property = property(row.owner(), row.name());
            Schemas.limit(property.getItems() == null ? property : property.getItems(), row.values());
        });
        description.limits().forEach(row -> row.limit().accept(property(row.owner(), row.name())));
    }

    private Schema<?> property(String owner, String name) {
        Schema<?> schema = schemas().get(owner);
        if (schema == null
                || schema.getProperties() == null
                || !schema.getProperties().containsKey(name)) {
            throw new IllegalStateException("No schema has the field " + owner + "." + name);
        }
        return schema.getProperties().get(name);
    }

    private void addPatches() {
        api.getPaths()
                .forEach((path, item) -> item.readOperations().stream()
                        .filter(RecordSchemas::takesPatch)
                        .forEach(operation -> wholeBody(item, path).ifPresent(name -> {
                            schemas().computeIfAbsent(name + "Patch", _ -> patch(schema(name)));
                            operation.setRequestBody(patchBody(name + "Patch"));
                        })));
    }

    private static boolean takesPatch(Operation operation) {
        boolean takesPatch = operation.getExtensions() != null
                && operation.getExtensions().remove(OperationHeaders.MERGE_PATCH) != null;
        if (takesPatch && operation.getExtensions().isEmpty()) {
            operation.setExtensions(null);
        }
        return takesPatch;
    }

    /// The schema of what a patch at this path changes: the body of PUT, or of POST one path above.
    private Optional<String> wholeBody(PathItem item, String path) {
        var parent = api.getPaths().get(path.substring(0, path.lastIndexOf('/')));
        return Stream.of(item.getPut(), parent == null ? null : parent.getPost())
                .filter(Objects::nonNull)
                .flatMap(operation -> bodySchema(operation).stream())
                .filter(name -> !name.endsWith("Patch"))
                .findFirst();
    }

    private static Optional<String> bodySchema(Operation operation) {
        return Optional.ofNullable(operation.getRequestBody())
                .flatMap(body -> Schemas.ofContent(body.getContent()).findFirst())
                .map(Schemas::referencedName);
    }

    private static RequestBody patchBody(String schema) {
        var content = new Content();
        List.of("application/merge-patch+json", "application/json")
                .forEach(type -> content.addMediaType(type, new MediaType().schema(Schemas.reference(schema))));
        return new RequestBody().required(true).content(content);
    }

    private static Schema<?> patch(Schema<?> put) {
        Schema<?> patch = Schemas.copy(put);
        patch.setRequired(null);
        if (patch.getProperties() != null) {
            var fields = new LinkedHashMap<String, Schema>();
            patch.getProperties().forEach((name, field) -> fields.put(name, Schemas.nullable(field)));
            patch.setProperties(fields);
        }
        return patch;
    }

    private Schema<?> schema(String name) {
        return Objects.requireNonNull(schemas().get(name), name);
    }

    @SuppressWarnings("rawtypes")
    private Map<String, Schema> schemas() {
        return api.getComponents().getSchemas();
    }
}
