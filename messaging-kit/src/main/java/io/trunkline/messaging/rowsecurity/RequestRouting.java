package io.trunkline.messaging.rowsecurity;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.trunkline.web.security.CurrentUser;
import org.reactivestreams.Publisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/// Takes a connection of the API role for a request, and of the owner for everything else. A request is recognized
/// by the security context that Spring Security puts into its Reactor context. Consumers and background
/// loops have none.
final class RequestRouting implements ConnectionFactory {
    private final ConnectionFactory ownerConnections;
    private final ConnectionFactory apiConnections;

    RequestRouting(ConnectionFactory ownerConnections, ConnectionFactory apiConnections) {
        this.ownerConnections = ownerConnections;
        this.apiConnections = apiConnections;
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.deferContextual(
                context -> isRequest(context) ? visibleTenants().flatMap(this::apiConnection) : ownerConnection());
    }

    private static boolean isRequest(ContextView context) {
        return context.hasKey(SecurityContext.class) && !OwnerAccess.isIn(context);
    }

    private static Mono<VisibleTenants> visibleTenants() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(Authentication::getPrincipal)
                .ofType(CurrentUser.class)
                .map(VisibleTenants::of)
                .defaultIfEmpty(VisibleTenants.NONE);
    }

    private Mono<Connection> apiConnection(VisibleTenants tenants) {
        return Mono.from(apiConnections.create()).map(pooled -> RequestConnection.of(pooled, tenants));
    }

    private Mono<Connection> ownerConnection() {
        return Mono.from(ownerConnections.create());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return ownerConnections.getMetadata();
    }
}
