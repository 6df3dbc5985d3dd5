package io.trunkline.web.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Describes a Java type in the terms of JSON, for error messages.
final class TypeNames {
    private TypeNames() {}

    static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "of a different type";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "an integer";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class) {
            return StorableTime.FORM;
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-20";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "an ISO 8601 date or time";
        }
        if (type.isEnum()) {
            return "one of the values that the API's page lists";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    /// For a number that is not in the range of its type.
    static String describeRange(@Nullable Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "an integer between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE;
        }
        if (type == long.class || type == Long.class) {
            return "an integer between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE;
        }
        return "a smaller number";
    }
}
