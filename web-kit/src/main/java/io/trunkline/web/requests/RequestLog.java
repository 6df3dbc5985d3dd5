package io.trunkline.web.requests;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Gives each request an id and logs one line for it. Path variables, query and body are not logged, since they may
/// contain phone numbers; the id of a call in the path is a field of the structured line.
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestLog implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
    /// Probes and Prometheus request them every few seconds.
    private static final List<String> UNLOGGED = List.of("/livez", "/readyz", ManagementPaths.PREFIX);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var requestId = RequestIdentity.requestId(exchange);
        exchange.getResponse().getHeaders().set(RequestIdentity.REQUEST_ID, requestId);
        if (UNLOGGED.stream().anyMatch(exchange.getRequest().getPath().value()::startsWith)) {
            return chain.filter(exchange);
        }
        var start = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> logRequest(exchange, requestId, start)));
        return chain.filter(exchange);
    }

    private static void logRequest(ServerWebExchange exchange, String requestId, long start) {
        var status = exchange.getResponse().getStatusCode();
        var traceId = RequestIdentity.traceId(exchange);
        LogFields.add(log.atInfo(), RequestIdentity.callId(exchange).orElse(null), traceId)
                .addKeyValue(LogFields.REQUEST_ID, requestId)
                .log(
                        "{} {} {} {} ms request {} trace {}",
                        exchange.getRequest().getMethod(),
                        RequestIdentity.route(exchange),
                        status == null ? 200 : status.value(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                        requestId,
                        traceId.orElse("-"));
    }
}
