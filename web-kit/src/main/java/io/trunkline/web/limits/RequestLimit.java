package io.trunkline.web.limits;

import io.trunkline.web.address.ClientAddressResolver;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.RequestCheck;
import io.trunkline.web.security.UserAuthentication;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Limits the requests to the API per user or API key, and those without a valid token per address. Other paths,
/// such as health, are not limited.
///
/// Each response has the header fields of draft-ietf-httpapi-ratelimit-headers, such as
/// `RateLimit-Policy: "default";q=100;w=60` and `RateLimit: "default";r=50;t=30`.
final class RequestLimit implements RequestCheck {
    private static final String LIMITED_PATHS = "/api/";
    private static final String COUNTED = RequestLimit.class.getName() + ".counted";

    private final RateLimitSettings settings;
    private final RequestQuotas quotas;
    private final ClientAddressResolver addresses;

    RequestLimit(RateLimitSettings settings, RequestQuotas quotas, ClientAddressResolver addresses) {
        this.settings = settings;
        this.quotas = quotas;
        this.addresses = addresses;
    }

    /// Counts a request, unless it was counted before.
    ///
    /// @return fails with `request.rate-limited`
    @Override
    public Mono<Void> check(ServerWebExchange exchange) {
        return isLimited(exchange) ? senderOf(exchange).flatMap(sender -> take(exchange, sender)) : Mono.empty();
    }

    private boolean isLimited(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith(LIMITED_PATHS)
                && exchange.getAttributes().putIfAbsent(COUNTED, true) == null;
    }

    private Mono<String> senderOf(ServerWebExchange exchange) {
        return UserAuthentication.current()
                .map(authentication -> "user " + authentication.getName())
                .switchIfEmpty(Mono.fromSupplier(
                        () -> "address " + addresses.of(exchange.getRequest()).network()));
    }

    private Mono<Void> take(ServerWebExchange exchange, String sender) {
        Quota quota = quotas.take(sender);
        describe(quota, exchange.getResponse().getHeaders());
        return quota.isExceeded()
                ? Mono.error(() -> CommonProblem.RATE_LIMITED
                        .problem("The limit is %d requests in %d s"
                                .formatted(
                                        settings.requests(), settings.window().toSeconds()))
                        .withRetryAfter(quota.reset()))
                : Mono.empty();
    }

    private void describe(Quota quota, HttpHeaders headers) {
        headers.set(
                "RateLimit-Policy",
                "\"default\";q=%d;w=%d"
                        .formatted(settings.requests(), settings.window().toSeconds()));
        headers.set("RateLimit", "\"default\";r=%d;t=%d".formatted(quota.remaining(), quota.resetSeconds()));
    }
}
