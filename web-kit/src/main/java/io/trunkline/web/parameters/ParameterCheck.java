package io.trunkline.web.parameters;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Checks the query parameters of each request to the API before its controller is called. Other paths, such as
/// those of Spring Boot's actuator, are not checked.
public class ParameterCheck implements HandlerAdapter, Ordered {
    private static final String CHECKED_PATHS = "/api/";

    private final RequestMappingHandlerAdapter controllers;
    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();

    public ParameterCheck(RequestMappingHandlerAdapter controllers) {
        this.controllers = controllers;
    }

    /// Whether the parameters of requests to this path are checked.
    public static boolean appliesTo(String path) {
        return path.startsWith(CHECKED_PATHS);
    }

    /// Before the adapter that it delegates to, which has no order.
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public boolean supports(Object handler) {
        return controllers.supports(handler);
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        return Mono.defer(() -> {
            check(exchange, (HandlerMethod) handler);
            return controllers.handle(exchange, handler);
        });
    }

    private void check(ServerWebExchange exchange, HandlerMethod operation) {
        if (appliesTo(exchange.getRequest().getPath().value())) {
            declared.computeIfAbsent(operation.getMethod(), _ -> DeclaredParameters.of(operation))
                    .check(exchange.getRequest().getQueryParams());
        }
    }
}
