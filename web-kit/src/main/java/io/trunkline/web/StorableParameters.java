package io.trunkline.web;

import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.StorableText;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses query parameters that PostgreSQL cannot compare with stored text.
class StorableParameters implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getQueryParams().entrySet().stream()
                .filter(parameter -> parameter.getValue().stream()
                        .anyMatch(value -> value != null && !StorableText.isStorable(value)))
                .map(Map.Entry::getKey)
                .findFirst()
                .<Mono<Void>>map(name ->
                        Mono.error(() -> InputErrors.invalid(Stream.of(InputErrors.unsupportedCharacter(name)))))
                .orElseGet(() -> chain.filter(exchange));
    }
}
