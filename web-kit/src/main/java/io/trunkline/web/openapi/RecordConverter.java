package io.trunkline.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/// Notes in the schema of each record which record it is, for [RecordSchemas].
final class RecordConverter implements ModelConverter {
    private static final String RECORD = "x-record";
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            String reference = resolved.get$ref();
            Schema<?> schema = reference == null
                    ? resolved
                    : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
            if (schema != null) {
                schema.addExtension(RECORD, raw.getName());
            }
        }
        return resolved;
    }

    /// The record of a schema, without the note.
    static Optional<Class<?>> takeRecord(Schema<?> schema) {
        if (schema.getExtensions() == null || !(schema.getExtensions().remove(RECORD) instanceof String name)) {
            return Optional.empty();
        }
        if (schema.getExtensions().isEmpty()) {
            schema.setExtensions(null);
        }
        return Optional.of(ClassUtils.resolveClassName(name, null));
    }
}
