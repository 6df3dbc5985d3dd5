package io.trunkline.web;

import io.trunkline.web.address.ClientAddress;
import io.trunkline.web.address.ClientAddressResolver;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.paging.PageRequestArgument;
import io.trunkline.web.patch.MergePatchArgument;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.StorableTime;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.UserAuthentication;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Resolves the types of this kit that a controller may declare as arguments.
@Configuration(proxyBeanMethods = false)
class ControllerArguments implements WebFluxConfigurer {
    private final ObjectProvider<MergePatchArgument> mergePatch;
    private final ClientAddressResolver addresses;

    ControllerArguments(ObjectProvider<MergePatchArgument> mergePatch, ClientAddressResolver addresses) {
        this.mergePatch = mergePatch;
        this.addresses = addresses;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(mergePatch.getObject(), new PageRequestArgument());
        resolvers.addCustomResolver(
                new Argument<>(CurrentUser.class, _ -> currentUser()),
                new Argument<>(ClientAddress.class, exchange -> Mono.just(addresses.of(exchange.getRequest()))),
                new Argument<>(
                        IfMatch.class,
                        exchange -> Mono.fromCallable(
                                () -> IfMatch.parse(header(exchange, "If-Match").orElse(null)))),
                new Argument<>(
                        DryRun.class,
                        exchange -> Mono.fromCallable(
                                () -> DryRun.parse(exchange.getRequest().getQueryParams()))),
                new Argument<>(
                        IdempotencyKey.class,
                        exchange -> Mono.justOrEmpty(header(exchange, "Idempotency-Key"))
                                .map(IdempotencyKey::new)));
    }

    /// Times in query parameters.
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, Instant.class, StorableTime::parse);
    }

    private static Mono<CurrentUser> currentUser() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(UserAuthentication.class)
                .map(UserAuthentication::getPrincipal)
                .switchIfEmpty(Mono.error(() -> CommonProblem.TOKEN_MISSING.problem("An access token is required")));
    }

    private static Optional<String> header(ServerWebExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(name));
    }

    private record Argument<T>(Class<T> type, Function<ServerWebExchange, Mono<T>> value)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return value.apply(exchange).cast(Object.class);
        }
    }
}
