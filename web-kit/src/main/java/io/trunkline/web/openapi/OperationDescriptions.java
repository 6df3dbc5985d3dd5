package io.trunkline.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gives each operation its id, summary and tag, and its parameters their values.
final class OperationDescriptions {
    private final ApiDescription description;
    private final Map<String, Operation> byId = new HashMap<>();

    private OperationDescriptions(ApiDescription description) {
        this.description = description;
    }

    static void apply(OpenAPI api, ApiDescription description) {
        var descriptions = new OperationDescriptions(description);
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> descriptions.name(operation, method, path)));
        descriptions.limitParameters();
    }

    private void name(Operation operation, HttpMethod method, String path) {
        var names = OperationNames.of(method, path, isList(operation));
        if (operation.getSummary() == null) {
            operation.setSummary(names.summary());
        }
        if (operation.getOperationId() == null) {
            operation.setOperationId(names.id());
        }
        operation.setTags(List.of(names.tag()));
        nameEvents(operation);
        if (names.isCreation()) {
            OperationHeaders.describeCreation(operation);
        }
        Operation same = byId.put(operation.getOperationId(), operation);
        if (same != null) {
            throw new IllegalStateException("Two operations have the id " + operation.getOperationId());
        }
    }

    /// A generated client has a type for the events of a stream that have different schemas, named after the title.
    private static void nameEvents(Operation operation) {
        String id = operation.getOperationId();
        operation.getResponses().values().stream()
                .flatMap(response -> Schemas.ofContent(response.getContent()))
                .filter(schema -> schema.getAnyOf() != null)
                .forEach(schema -> schema.setTitle(Character.toUpperCase(id.charAt(0)) + id.substring(1) + "Event"));
    }

    /// Whether a response is a page or an array.
    private static boolean isList(Operation operation) {
        return operation.getResponses().values().stream()
                .flatMap(response -> Schemas.ofContent(response.getContent()))
                .anyMatch(schema -> schema.getItems() != null || isPage(Schemas.referencedName(schema)));
    }

    private static boolean isPage(@Nullable String schema) {
        return schema != null && schema.startsWith("Page");
    }

    /// A parameter that is only declared by an annotation is a text in the query.
    private static void complete(Parameter parameter) {
        if (parameter.getIn() == null) {
            parameter.setIn("query");
        }
        // springdoc gives parameters of the same type the same schema
        parameter.setSchema(
                parameter.getSchema() == null
                        ? new JsonSchema().types(Set.of("string"))
                        : Schemas.copy(parameter.getSchema()));
    }

    private void limitParameters() {
        byId.values().stream().flatMap(OperationDescriptions::parameters).forEach(OperationDescriptions::complete);
        byId.values().stream()
                .flatMap(OperationDescriptions::parameters)
                .map(Parameter::getSchema)
                .filter(Objects::nonNull)
                .forEach(schema -> Schemas.visit(schema, Patterns::replaceByValues));
        description.parameterValues().forEach(row -> {
            Operation operation = byId.get(row.owner());
            Schema<?> schema = operation == null
                    ? null
                    : parameters(operation)
                            .filter(parameter -> parameter.getName().equals(row.name()))
                            .findFirst()
                            .map(Parameter::getSchema)
                            .orElse(null);
            if (schema == null) {
                throw new IllegalStateException("No operation has the parameter " + row.owner() + "." + row.name());
            }
            Schemas.limit(schema.getItems() == null ? schema : schema.getItems(), row.values());
        });
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.of() : operation.getParameters().stream();
    }
}
