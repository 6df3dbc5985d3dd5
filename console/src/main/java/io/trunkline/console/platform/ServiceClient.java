package io.trunkline.console.platform;

import io.netty.channel.ChannelOption;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/// Calls the services. A connection that was not used for half a minute is closed, before a service or a proxy
/// between them does so.
public final class ServiceClient implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ServiceClient.class);

    /// To one service. Streams of events keep theirs for minutes.
    private static final int MAX_CONNECTIONS = 1_000;

    private static final Duration MAX_IDLE = Duration.ofSeconds(30);
    private static final int MAX_BODY = 1_000_000;

    private final ConsoleSettings settings;
    private final ConnectionProvider connections;
    private final HttpClient http;

    ServiceClient(ConsoleSettings settings) {
        this.settings = settings;
        this.connections = ConnectionProvider.builder("console")
                .maxConnections(MAX_CONNECTIONS)
                .pendingAcquireMaxCount(MAX_CONNECTIONS)
                .pendingAcquireTimeout(settings.connectTimeout())
                .maxIdleTime(MAX_IDLE)
                .build();
        this.http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis())
                .followRedirect(false);
    }

    /// For requests and responses of any size.
    public HttpClient http() {
        return http;
    }

    /// Sends a small request and reads its whole response.
    ///
    /// @param path with the query
    /// @return fails with `service.unavailable` if there is no response in time
    public Mono<ServiceResponse> call(
            BackendService service, HttpMethod method, String path, HttpHeaders headers, byte[] body) {
        return callUrl(method, settings.url(service) + path, headers, body, settings.callTimeout())
                .onErrorMap(ServiceClient::isFaultOfService, fault -> unavailable(service, fault));
    }

    /// Reads an address whose errors are for the caller to judge.
    public Mono<ServiceResponse> get(String url, Duration timeout) {
        return callUrl(HttpMethod.GET, url, new HttpHeaders(), new byte[0], timeout);
    }

    private Mono<ServiceResponse> callUrl(
            HttpMethod method, String url, HttpHeaders headers, byte[] body, Duration timeout) {
        return http.headers(target -> headers.forEach((name, values) -> target.set(name, values)))
                .request(io.netty.handler.codec.http.HttpMethod.valueOf(method.name()))
                .uri(url)
                .send(ByteBufMono.fromString(Mono.just(new String(body, java.nio.charset.StandardCharsets.UTF_8))))
                .responseSingle((response, content) -> content.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .flatMap(bytes -> bytes.length > MAX_BODY
                                ? Mono.error(new IOException("the response has more than 1 MB"))
                                : Mono.just(ServiceResponse.of(response, bytes))))
                .timeout(timeout);
    }

    /// Whether the service is away or too slow; anything else is a bug of the console.
    public static boolean isFaultOfService(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.netty.channel.ChannelException
                    || cause instanceof reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException
                    || cause instanceof reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException) {
                return true;
            }
        }
        return false;
    }

    /// The problem for a service that does not respond.
    public static ProblemException unavailable(BackendService service, Throwable fault) {
        log.warn("{} does not respond: {}", service.id(), fault.toString());
        return CommonProblem.UNAVAILABLE.problem(
                service.id() + " does not respond; try again shortly", Map.of("service", service.id()));
    }

    @Override
    public void destroy() {
        connections.dispose();
    }

    /// A whole response.
    public record ServiceResponse(int status, HttpHeaders headers, byte[] body) {
        private static ServiceResponse of(HttpClientResponse response, byte[] body) {
            var headers = new HttpHeaders();
            response.responseHeaders().forEach(header -> headers.add(header.getKey(), header.getValue()));
            return new ServiceResponse(response.status().code(), headers, body);
        }

        public boolean isSuccessful() {
            return status >= 200 && status < 300;
        }
    }
}
