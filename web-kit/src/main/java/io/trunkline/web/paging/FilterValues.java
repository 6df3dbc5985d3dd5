package io.trunkline.web.paging;

import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the values of filters that a request may give several times, such as `status=active&status=inactive`.
public final class FilterValues {
    private FilterValues() {}

    /// @param values null if the request does not have the filter
    public static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /// @param values null if the request does not have the filter
    /// @return empty to select all rows
    /// @throws ProblemException `request.invalid` if a value is not one of the choices
    public static List<String> oneOf(String filter, @Nullable List<String> values, List<String> choices) {
        List<String> given = orNone(values);
        if (!choices.containsAll(given)) {
            throw InputErrors.invalid(
                    Stream.of(new FieldViolation(filter, "one-of", "must be one of " + String.join(", ", choices))));
        }
        return given;
    }

    /// Like [#oneOf(String, List, List)]. The choices are the constants in kebab-case: `NO_ANSWER` is `no-answer`.
    public static <E extends Enum<E>> List<E> oneOf(String filter, @Nullable List<String> values, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> choices = constants.stream().map(FilterValues::nameOf).toList();
        return oneOf(filter, values, choices).stream()
                .map(value -> constants.get(choices.indexOf(value)))
                .toList();
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
