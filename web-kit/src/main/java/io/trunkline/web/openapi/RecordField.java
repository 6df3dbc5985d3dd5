package io.trunkline.web.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A field of a record, as JSON has it in responses and in requests.
///
/// @param isNullable whether it may be null
/// @param isOmitted whether a response leaves it out instead of sending null
/// @param isRequired whether validation requires it in a request
record RecordField(String name, boolean isNullable, boolean isOmitted, boolean isRequired) {

    static Stream<RecordField> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !has(component, JsonIgnore.class))
                .flatMap(component ->
                        has(component, JsonUnwrapped.class) ? of(component.getType()) : Stream.of(of(component)));
    }

    private static RecordField of(RecordComponent component) {
        boolean isNullable = has(component, Nullable.class) || component.getType() == Optional.class;
        boolean isRequired = component.getType().isPrimitive()
                || has(component, NotNull.class)
                || has(component, NotBlank.class)
                || has(component, NotEmpty.class);
        return new RecordField(component.getName(), isNullable, isNullable && isOmitted(component), isRequired);
    }

    private static boolean isOmitted(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude ofRecord = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        JsonInclude include = own == null ? ofRecord : own;
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    /// Most annotations of a component end up at its accessor or its type, few at the component itself.
    private static boolean has(RecordComponent component, Class<? extends Annotation> annotation) {
        return component.isAnnotationPresent(annotation)
                || component.getAccessor().isAnnotationPresent(annotation)
                || component.getAnnotatedType().isAnnotationPresent(annotation);
    }
}
