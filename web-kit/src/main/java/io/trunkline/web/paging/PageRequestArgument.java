package io.trunkline.web.paging;

import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Reads a [PageRequest] argument.
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
            MultiValueMap<String, String> values = exchange.getRequest().getQueryParams();
            return read(values, options(parameter));
        });
    }

    /// The query parameters of a list with this [PageRequest] argument, without its filters.
    public static List<String> names(MethodParameter parameter) {
        return options(parameter).isPresent() ? List.of(LIMIT, AFTER, SORT, COUNT) : List.of(LIMIT, AFTER);
    }

    private static Optional<ListOptions> options(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(ListOptions.class));
    }

    private static PageRequest read(MultiValueMap<String, String> values, Optional<ListOptions> options) {
        var limit = values.getFirst(LIMIT);
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_LIMIT : limit(limit),
                Optional.ofNullable(values.getFirst(AFTER)).map(Cursor::decode),
                options.map(known -> sort(values.getFirst(SORT), known)),
                count(values.getFirst(COUNT)));
    }

    private static Sort sort(@Nullable String text, ListOptions options) {
        if (text == null) {
            return Sort.defaultOf(options);
        }
        Sort sort = Sort.of(text);
        List<String> keys = Sort.keysOf(options);
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
