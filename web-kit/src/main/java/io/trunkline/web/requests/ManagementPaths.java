package io.trunkline.web.requests;

import io.trunkline.web.problem.CommonProblem;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Keeps the paths of the management port from the public port: there, they do not exist. springdoc maps the files
/// of Swagger UI on both ports.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class ManagementPaths implements WebFilter {
    static final String PREFIX = "/actuator";

    private final ApplicationContext service;

    /// @param service the context of the public port; the management port has one of its own
    ManagementPaths(ApplicationContext service) {
        this.service = service;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean isPublicPort = exchange.getApplicationContext() == service;
        return isPublicPort && exchange.getRequest().getPath().value().startsWith(PREFIX)
                ? Mono.error(CommonProblem.NOT_FOUND.problem("Use the management port of this service."))
                : chain.filter(exchange);
    }
}
