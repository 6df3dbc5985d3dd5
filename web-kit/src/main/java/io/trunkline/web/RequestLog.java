package io.trunkline.web;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Logs one line per request, with its trace id. Query and body are not logged, since they may contain
/// phone numbers.
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith("/actuator")) {
            return chain.filter(exchange);
        }
        var start = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> logRequest(exchange, start)));
        return chain.filter(exchange);
    }

    private static void logRequest(ServerWebExchange exchange, long start) {
        var request = exchange.getRequest();
        var status = exchange.getResponse().getStatusCode();
        log.info(
                "{} {} {} {} ms trace {}",
                request.getMethod(),
                request.getPath().value(),
                status == null ? 200 : status.value(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                traceId(exchange));
    }

    private static String traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .orElse("-");
    }
}
