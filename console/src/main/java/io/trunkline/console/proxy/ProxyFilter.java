package io.trunkline.console.proxy;

import io.trunkline.console.platform.FilterOrder;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.console.routes.domain.RequestPath;
import io.trunkline.console.routes.domain.RouteTable;
import io.trunkline.web.ApiPath;
import io.trunkline.web.problem.CommonProblem;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Passes requests below `/api/` and `/.well-known/` to the service that has their path. The console's own operations
/// go on to their controllers.
@Component
@Order(FilterOrder.PROXY)
class ProxyFilter implements WebFilter {
    private static final Set<String> OWN = Set.of(ApiPath.V1 + "/health");
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final ApplicationContext service;
    private final RouteTable routes;
    private final PassOn passOn;

    ProxyFilter(ApplicationContext service, RouteTable routes, PassOn passOn) {
        this.service = service;
        this.routes = routes;
        this.passOn = passOn;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (exchange.getApplicationContext() != service || !RequestPath.isOfApi(path) || OWN.contains(path)) {
            return chain.filter(exchange);
        }
        if (!RequestPath.isAllowed(path)) {
            return Mono.error(() -> CommonProblem.INVALID.problem(
                    "The path has an empty segment, or a character that is not allowed in it"));
        }
        if (!METHODS.contains(exchange.getRequest().getMethod())) {
            return Mono.error(() -> CommonProblem.METHOD_NOT_ALLOWED.problem("The API has no such method"));
        }
        Optional<BackendService> target = routes.find(path);
        return target.isPresent()
                ? passOn.to(target.get(), exchange)
                : Mono.error(() -> CommonProblem.NOT_FOUND.problem("No service has this path"));
    }
}
