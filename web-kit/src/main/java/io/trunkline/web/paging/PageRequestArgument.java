package io.trunkline.web.paging;

import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
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

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> {
            refuseUnknown(exchange.getRequest().getQueryParams().keySet(), parameter);
            return read(exchange);
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
        return Stream.of(Stream.of(LIMIT, AFTER), bound, described)
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static String nameOf(java.lang.reflect.Parameter parameter) {
        RequestParam annotation =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class));
        return annotation.name().isEmpty() ? parameter.getName() : annotation.name();
    }

    private static PageRequest read(ServerWebExchange exchange) {
        var parameters = exchange.getRequest().getQueryParams();
        var limit = parameters.getFirst(LIMIT);
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_LIMIT : limit(limit),
                Optional.ofNullable(parameters.getFirst(AFTER)).map(Cursor::decode));
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > PageRequest.MAX_LIMIT) {
            throw InputErrors.invalid(
                    Stream.of(new FieldViolation(LIMIT, "range", "must be between 1 and " + PageRequest.MAX_LIMIT)));
        }
        return Integer.parseInt(text);
    }
}
