package io.trunkline.web.requests;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/// Reads from an exchange what identifies its request.
public final class RequestIdentity {
    /// The header by which a client names its request. Every response has it.
    public static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    /// Of a path without a route: the prefix of the API and the kind of resource.
    private static final int LOGGED_SEGMENTS = 3;

    private RequestIdentity() {}

    /// The client's id if it is 1 to 128 visible ASCII characters, otherwise a new one.
    static String requestId(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(REQUEST_ID))
                .filter(id -> VISIBLE.matcher(id).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /// Empty if the request is not traced.
    public static Optional<String> traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }

    /// The path variable of that name: the call that the request is about. Empty for an id that no call can have.
    static Optional<String> callId(ServerWebExchange exchange) {
        Map<String, String> variables =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        return Optional.ofNullable(variables.get(LogFields.CALL_ID))
                .filter(id -> VISIBLE.matcher(id).matches());
    }

    /// The pattern of the route, such as `/api/v1/carriers/{id}`: a path may contain what must not be logged.
    /// Without a route, the beginning of the path.
    public static String route(ServerWebExchange exchange) {
        PathPattern pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? shortened(exchange.getRequest().getPath().value()) : pattern.getPatternString();
    }

    private static String shortened(String path) {
        String[] segments = path.substring(1).split("/", LOGGED_SEGMENTS + 1);
        String shown = Arrays.stream(segments).limit(LOGGED_SEGMENTS).collect(Collectors.joining("/", "/", ""));
        return segments.length > LOGGED_SEGMENTS ? shown + "/..." : shown;
    }
}
