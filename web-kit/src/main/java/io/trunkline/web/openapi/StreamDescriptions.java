package io.trunkline.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.trunkline.web.stream.StreamedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/// Describes the events of a stream: the schema of `text/event-stream` is what the data of an event can be, and
/// `x-events` names the schema of each event.
final class StreamDescriptions implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod method) {
        var events = AnnotatedElementUtils.findMergedRepeatableAnnotations(
                method.getMethod(), StreamedEvent.class, StreamedEvent.All.class);
        if (!events.isEmpty()) {
            var schemas = new LinkedHashMap<String, Schema<?>>();
            events.forEach(event -> {
                Schema<?> schema = schemaOf(event.data(), components);
                Arrays.stream(event.names()).forEach(name -> schemas.put(name, schema));
            });
            describe(operation, schemas);
        }
        return operation;
    }

    private static void describe(Operation operation, Map<String, Schema<?>> schemas) {
        List<Schema<?>> distinct =
                schemas.values().stream().distinct().collect(Collectors.toCollection(ArrayList::new));
        var media = new MediaType().schema(distinct.size() == 1 ? distinct.getFirst() : anyOf(distinct));
        media.addExtension("x-events", schemas);
        Objects.requireNonNull(operation.getResponses().get("200"))
                .description("Server-Sent Events. The data of each event is JSON: "
                        + schemas.keySet().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")))
                .content(new Content().addMediaType("text/event-stream", media));
    }

    private static Schema<?> anyOf(List<Schema<?>> schemas) {
        var any = new JsonSchema();
        schemas.forEach(any::addAnyOfItem);
        return any;
    }

    private static Schema<?> schemaOf(Class<?> type, Components components) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components::addSchemas);
        return resolved.schema;
    }
}
