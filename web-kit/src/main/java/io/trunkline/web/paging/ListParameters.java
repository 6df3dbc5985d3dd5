package io.trunkline.web.paging;

import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;

/// The parameters of a list. A request with others is refused, since to ignore a misspelled filter would return
/// rows that were not requested; so are filters without a value, and second values where only one counts.
///
/// @param repeatable for each name, whether it may be given several times
record ListParameters(Map<String, Boolean> repeatable) {

    /// @param page the [PageRequest] argument of the controller's method
    static ListParameters of(MethodParameter page) {
        Method method = Objects.requireNonNull(page.getMethod());
        var repeatable = new TreeMap<String, Boolean>();
        repeatable.put(PageRequestArgument.LIMIT, false);
        repeatable.put(PageRequestArgument.AFTER, false);
        if (PageRequestArgument.options(page).isPresent()) {
            repeatable.put(PageRequestArgument.SORT, false);
            repeatable.put(PageRequestArgument.COUNT, false);
        }
        for (Parameter described : AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Parameter.class)) {
            repeatable.put(described.name(), !described.array().schema().type().isEmpty());
        }
        Arrays.stream(method.getParameters())
                .filter(bound -> bound.isAnnotationPresent(RequestParam.class))
                .forEach(bound -> repeatable.put(nameOf(bound), Collection.class.isAssignableFrom(bound.getType())));
        return new ListParameters(repeatable);
    }

    private static String nameOf(java.lang.reflect.Parameter bound) {
        RequestParam annotation =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(bound, RequestParam.class));
        return annotation.name().isEmpty() ? bound.getName() : annotation.name();
    }

    /// @throws ProblemException `request.unknown-parameter` or `request.invalid`
    void check(MultiValueMap<String, String> values) {
        values.keySet().stream()
                .filter(name -> !repeatable.containsKey(name))
                .sorted()
                .findFirst()
                .ifPresent(this::refuseUnknown);
        values.forEach(this::checkValues);
    }

    private void refuseUnknown(String name) {
        throw CommonProblem.UNKNOWN_PARAMETER.problem(
                "The list has no parameter " + name + "; it has " + String.join(", ", repeatable.keySet()),
                new FieldViolation(name, "unknown", "is not a parameter of this list"));
    }

    private void checkValues(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
            throw invalid(name, "empty", "must have a value, or be left out");
        }
        if (values.size() > 1 && Boolean.FALSE.equals(repeatable.get(name))) {
            throw invalid(name, "repeated", "must be given only once");
        }
    }

    private static ProblemException invalid(String name, String rule, String message) {
        return InputErrors.invalid(Stream.of(new FieldViolation(name, rule, message)));
    }
}
