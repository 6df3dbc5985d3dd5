package io.trunkline.console.proxy;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.trunkline.console.platform.ForwardedClient;
import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.requests.RequestIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/// Which headers go on to a service, and which come back. Those about one connection (RFC 9110 §7.6.1) do not, and
/// neither does the cookie.
final class PassedHeaders {
    private static final Set<String> OF_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /// What the console decides by, or answers itself.
    private static final Set<String> OF_CONSOLE = Set.of(
            "host",
            "cookie",
            "expect",
            "x-trunkline",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "traceparent");

    private static final String TRACE_PARENT = "traceparent";

    private PassedHeaders() {}

    static HttpHeaders ofRequest(ServerWebExchange exchange, ClientAddress client, boolean secure) {
        HttpHeaders given = exchange.getRequest().getHeaders();
        Set<String> left = named(given.getOrEmpty(HttpHeaders.CONNECTION));
        var passed = new HttpHeaders();
        given.forEach((name, values) -> {
            if (isPassed(name, left) && !OF_CONSOLE.contains(name.toLowerCase(Locale.ROOT))) {
                passed.addAll(name, values);
            }
        });
        ForwardedClient.set(passed, client, secure);
        // the id that the console's own log has
        Optional.ofNullable(exchange.getResponse().getHeaders().getFirst(RequestIdentity.REQUEST_ID))
                .ifPresent(id -> passed.set(RequestIdentity.REQUEST_ID, id));
        traceParent(exchange).ifPresent(trace -> passed.set(TRACE_PARENT, trace));
        if (!hasBody(given) && expectsBody(exchange)) {
            passed.setContentLength(0);
        }
        return passed;
    }

    /// A request without either header has no body (RFC 9112 §6.3).
    static boolean hasBody(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.TRANSFER_ENCODING) || headers.getContentLength() > 0;
    }

    private static boolean expectsBody(ServerWebExchange exchange) {
        return switch (exchange.getRequest().getMethod().name()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    /// Replaces what the console has set itself.
    static void addToResponse(io.netty.handler.codec.http.HttpHeaders given, HttpHeaders response) {
        Set<String> left = named(given.getAll(HttpHeaders.CONNECTION));
        for (String name : given.names()) {
            if (isPassed(name, left) && !name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) {
                response.put(name, given.getAll(name));
            }
        }
    }

    private static boolean isPassed(String name, Set<String> left) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OF_CONNECTION.contains(lower) && !left.contains(lower);
    }

    /// The headers that a sender calls headers of the connection.
    private static Set<String> named(List<String> connection) {
        return connection.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /// The trace of the request, which the service continues.
    private static Optional<String> traceParent(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .flatMap(context -> Optional.ofNullable(context.getSpan()))
                .map(span -> span.context())
                .map(span ->
                        Stream.of("00", span.traceId(), span.spanId(), "01").collect(Collectors.joining("-")));
    }
}
