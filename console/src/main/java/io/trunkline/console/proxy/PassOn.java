package io.trunkline.console.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.trunkline.console.platform.ConsoleSettings;
import io.trunkline.console.platform.ServiceClient;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.web.address.ClientAddressResolver;
import java.net.URI;
import org.reactivestreams.Publisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/// Sends a request on to a service, and its response back. Neither body is ever in memory as a whole. A client that
/// goes away ends the request to the service. Streams of events end when the console stops, as it would wait for them.
@Component
class PassOn implements SmartLifecycle {
    private final ServiceClient services;
    private final ConsoleSettings settings;
    private final ClientAddressResolver addresses;
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean running;

    PassOn(ServiceClient services, ConsoleSettings settings, ClientAddressResolver addresses) {
        this.services = services;
        this.settings = settings;
        this.addresses = addresses;
    }

    /// @return fails with `service.unavailable` if the service is away, or too slow with the first byte
    Mono<Void> to(BackendService service, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = PassedHeaders.ofRequest(exchange, addresses.of(request), settings.secure());
        boolean hasBody = PassedHeaders.hasBody(request.getHeaders());
        return client(request.getMethod(), hasBody)
                .headers(target -> headers.forEach((name, values) -> target.set(name, values)))
                .request(HttpMethod.valueOf(request.getMethod().name()))
                .uri(settings.url(service) + target(request.getURI()))
                .send((upstream, outbound) -> hasBody ? sendBody(upstream, outbound, request) : outbound)
                .responseConnection((response, connection) -> respond(exchange, response, connection))
                .then()
                .onErrorMap(
                        error -> !exchange.getResponse().isCommitted() && ServiceClient.isFaultOfService(error),
                        error -> ServiceClient.unavailable(service, error));
    }

    /// Only a request that changes nothing may be sent again when its connection turns out to be closed.
    private HttpClient client(org.springframework.http.HttpMethod method, boolean hasBody) {
        boolean repeatable = !hasBody
                && (method == org.springframework.http.HttpMethod.GET
                        || method == org.springframework.http.HttpMethod.HEAD);
        return services.http().responseTimeout(settings.responseTimeout()).disableRetry(!repeatable);
    }

    private static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static Publisher<Void> sendBody(
            HttpClientRequest upstream, NettyOutbound outbound, ServerHttpRequest request) {
        Flux<ByteBuf> parts = request.getBody().map(NettyDataBufferFactory::toByteBuf);
        return outbound.send(parts);
    }

    private Publisher<Void> respond(ServerWebExchange exchange, HttpClientResponse upstream, Connection connection) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(upstream.status().code()));
        PassedHeaders.addToResponse(upstream.responseHeaders(), response.getHeaders());
        var parts = parts(response, connection);
        if (isStream(response)) {
            // a stream may be silent for as long as it likes
            connection.removeHandler(NettyPipeline.ResponseTimeoutHandler);
            parts = parts.takeUntilOther(stopping.asMono());
        }
        // what has no length may come in parts with pauses, each of which must not wait for the next
        return response.getHeaders().getContentLength() >= 0
                ? response.writeWith(parts)
                : response.writeAndFlushWith(parts.map(Mono::just));
    }

    private static Flux<DataBuffer> parts(ServerHttpResponse response, Connection connection) {
        var factory = response.bufferFactory();
        Flux<ByteBuf> received = connection.inbound().receive().retain();
        return factory instanceof NettyDataBufferFactory netty
                ? received.map(netty::wrap)
                : received.map(part -> copy(part, factory));
    }

    private static DataBuffer copy(ByteBuf part, org.springframework.core.io.buffer.DataBufferFactory factory) {
        try {
            byte[] bytes = new byte[part.readableBytes()];
            part.readBytes(bytes);
            return factory.wrap(bytes);
        } finally {
            part.release();
        }
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        running = true;
    }

    /// The default phase stops before the web server.
    @Override
    public void stop() {
        running = false;
        var _ = stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static boolean isStream(ServerHttpResponse response) {
        MediaType type = response.getHeaders().getContentType();
        return type != null && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM);
    }
}
