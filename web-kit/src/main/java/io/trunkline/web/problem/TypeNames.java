package io.trunkline.web.problem;

import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A Java type as a caller of the API knows it.
final class TypeNames {
    private TypeNames() {}

    static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date or time of ISO 8601";
        }
        if (type.isEnum()) {
            return "one of the values that the API's page lists";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
