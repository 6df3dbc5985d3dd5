package io.trunkline.web.paging;

import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Reads a [PageRequest] argument. A parameter that the list does not have is refused: to ignore a misspelled
/// filter would return rows that were not requested.
public class PageRequestArgument implements HandlerMethodArgumentResolver {
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";
    private static final String SORT = "sort";
    private static final String COUNT = "count";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> {
            refuseUnknown(exchange.getRequest().getQueryParams().keySet(), parameter);
            return read(exchange.getRequest().getQueryParams(), sortKeys(parameter));
        });
    }

    private static void refuseUnknown(Set<String> names, MethodParameter parameter) {
        Set<String> known = knownNames(parameter);
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            String name = unknown.iterator().next();
            String supported = String.join(", ", new TreeSet<>(known));
            throw CommonProblem.UNKNOWN_PARAMETER.problem(
                    "The list has no parameter " + name + "; it has " + supported,
                    new FieldViolation(name, "unknown", "is not a parameter of this list"));
        }
    }

    private static Set<String> knownNames(MethodParameter parameter) {
        var method = Objects.requireNonNull(parameter.getMethod());
        Stream<String> bound = Arrays.stream(method.getParameters())
                .filter(one -> one.isAnnotationPresent(RequestParam.class))
                .map(PageRequestArgument::nameOf);
        Stream<String> described =
                AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Parameter.class).stream()
                        .map(Parameter::name);
        Stream<String> options = sortKeys(parameter).isEmpty() ? Stream.of() : Stream.of(SORT, COUNT);
        return Stream.of(Stream.of(LIMIT, AFTER), options, bound, described)
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static String nameOf(java.lang.reflect.Parameter parameter) {
        RequestParam annotation =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class));
        return annotation.name().isEmpty() ? parameter.getName() : annotation.name();
    }

    /// Empty for a list without [ListOptions].
    private static List<String> sortKeys(MethodParameter parameter) {
        ListOptions options = parameter.getParameterAnnotation(ListOptions.class);
        return options == null ? List.of() : List.of(options.sort());
    }

    private static PageRequest read(MultiValueMap<String, String> parameters, List<String> sortKeys) {
        var limit = parameters.getFirst(LIMIT);
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_LIMIT : limit(limit),
                Optional.ofNullable(parameters.getFirst(AFTER)).map(Cursor::decode),
                sortKeys.isEmpty() ? Optional.empty() : Optional.of(sort(parameters.getFirst(SORT), sortKeys)),
                count(parameters.getFirst(COUNT)));
    }

    private static Sort sort(@Nullable String text, List<String> keys) {
        if (text == null) {
            return new Sort(keys.getFirst(), false);
        }
        var sort = text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
        if (!keys.contains(sort.key())) {
            throw invalid(
                    SORT, "one-of", "must be one of " + String.join(", ", keys) + ", with - for descending order");
        }
        return sort;
    }

    private static boolean count(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(COUNT, "type", "must be true or false");
        };
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > PageRequest.MAX_LIMIT) {
            throw invalid(LIMIT, "range", "must be between 1 and " + PageRequest.MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static ProblemException invalid(String parameter, String rule, String message) {
        return InputErrors.invalid(Stream.of(new FieldViolation(parameter, rule, message)));
    }
}
