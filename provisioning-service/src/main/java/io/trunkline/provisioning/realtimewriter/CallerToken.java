package io.trunkline.provisioning.realtimewriter;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/// Keeps the `Authorization` header of a request while it is answered, so that realtime-writer is asked with the rights
/// of the caller.
@Component
class CallerToken implements WebFilter {
    private static final String KEY = CallerToken.class.getName();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header == null
                ? chain.filter(exchange)
                : chain.filter(exchange).contextWrite(context -> context.put(KEY, header));
    }

    static Optional<String> of(ContextView context) {
        return context.getOrEmpty(KEY);
    }
}
