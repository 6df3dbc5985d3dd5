package io.trunkline.web.parameters;

import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.PageRequestArgument;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/// The query parameters of an operation. A request with others is refused, since to ignore a misspelled or
/// unsupported one would carry out another request than the caller meant. So are parameters without a value, and
/// second values where only one counts.
///
/// @param repeatable for each name, whether it may be given several times
record DeclaredParameters(Map<String, Boolean> repeatable) {

    static DeclaredParameters of(HandlerMethod operation) {
        var repeatable = new TreeMap<String, Boolean>();
        for (Parameter described :
                AnnotatedElementUtils.getMergedRepeatableAnnotations(operation.getMethod(), Parameter.class)) {
            repeatable.put(described.name(), !described.array().schema().type().isEmpty());
        }
        for (MethodParameter argument : operation.getMethodParameters()) {
            addNames(argument, repeatable);
        }
        return new DeclaredParameters(repeatable);
    }

    private static void addNames(MethodParameter argument, Map<String, Boolean> repeatable) {
        if (argument.getParameterType() == DryRun.class) {
            repeatable.put(DryRun.NAME, false);
        } else if (argument.getParameterType() == PageRequest.class) {
            PageRequestArgument.names(argument).forEach(name -> repeatable.put(name, false));
        }
        RequestParam bound = argument.getParameterAnnotation(RequestParam.class);
        if (bound != null) {
            repeatable.put(
                    bound.name().isEmpty() ? argument.getParameter().getName() : bound.name(),
                    Collection.class.isAssignableFrom(argument.getParameterType()));
        }
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
        String known = repeatable.isEmpty() ? "none" : String.join(", ", repeatable.keySet());
        throw CommonProblem.UNKNOWN_PARAMETER.problem(
                "The request has no parameter " + name + "; it has " + known,
                new FieldViolation(name, "unknown", "is not a parameter of this request"));
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
