package io.trunkline.routing.dialplan;

import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// The HTTP server of the dialplan's port. A response other than an answer in time is a status without a body,
/// after which the dialplan uses its fallback.
@Component
class DialplanServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DialplanServer.class);
    private static final int MAX_BODY = 8 * 1024;
    private static final int MAX_REQUEST_LINE = 512;
    private static final int MAX_HEADERS = 4 * 1024;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final DialplanSettings settings;
    private final DialplanToken token;
    private final AnswerQuestion questions;
    private final Optional<DialplanTls> tls;
    private volatile @Nullable DisposableServer server;
    private volatile boolean stopped;

    DialplanServer(DialplanSettings settings, AnswerQuestion questions) {
        this.settings = settings;
        this.token = DialplanToken.load(settings.tokenFile());
        this.questions = questions;
        this.tls = DialplanTls.of(settings.tls());
    }

    @Override
    public void start() {
        stopped = false;
        server = HttpServer.create()
                .host(settings.host())
                .port(settings.port())
                .idleTimeout(IDLE_TIMEOUT)
                .httpRequestDecoder(
                        limits -> limits.maxInitialLineLength(MAX_REQUEST_LINE).maxHeaderSize(MAX_HEADERS))
                // with a group of its connections, a stop waits for the requests that were accepted
                .channelGroup(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE))
                .doOnChannelInit((_, channel, _) -> tls.ifPresent(
                        certificate -> channel.pipeline().addFirst(certificate.newHandler(channel.alloc()))))
                .handle(this::answer)
                .bindNow(STOP_TIMEOUT);
        log.info(
                "Listening for dialplan requests on {}:{}{}",
                settings.host(),
                port(),
                tls.isPresent() ? " by TLS" : "");
    }

    /// Closes the port and answers the requests that were accepted. The dialplan sends others to another replica.
    /// A connection that was being accepted meanwhile can be left open; its requests are refused.
    @Override
    public void stop() {
        DisposableServer running = server;
        if (running != null) {
            running.disposeNow(STOP_TIMEOUT);
            stopped = true;
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /// The port of the server.
    int port() {
        DisposableServer running = server;
        return running == null ? settings.port() : running.port();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (stopped) {
            return response.status(HttpResponseStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .send();
        }
        if (!token.matches(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION))) {
            return response.status(HttpResponseStatus.UNAUTHORIZED).send();
        }
        return switch (request.fullPath()) {
            case "/dialplan/next" -> post(request, response, questions::next);
            case "/dialplan/ended" -> post(request, response, questions::ended);
            default -> response.status(HttpResponseStatus.NOT_FOUND).send();
        };
    }

    private Mono<Void> post(
            HttpServerRequest request, HttpServerResponse response, Function<String, Mono<Optional<String>>> use) {
        if (request.method() != HttpMethod.POST) {
            return response.status(HttpResponseStatus.METHOD_NOT_ALLOWED).send();
        }
        return body(request)
                .flatMap(use)
                .timeout(settings.timeout())
                .flatMap(line -> write(response, line))
                .onErrorResume(Exception.class, fault -> unanswered(response, request.fullPath(), fault));
    }

    private static Mono<String> body(HttpServerRequest request) {
        return request.receive()
                .asString()
                .scan(new StringBuilder(), DialplanServer::append)
                .last()
                .map(StringBuilder::toString);
    }

    private static StringBuilder append(StringBuilder body, String part) {
        if (body.length() + part.length() > MAX_BODY) {
            throw new BodyTooLongException();
        }
        return body.append(part);
    }

    private static Mono<Void> write(HttpServerResponse response, Optional<String> line) {
        if (line.isEmpty()) {
            return response.status(HttpResponseStatus.NO_CONTENT).send();
        }
        return response.status(HttpResponseStatus.OK)
                .header(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .sendString(Mono.just(line.get()))
                .then();
    }

    private static Mono<Void> unanswered(HttpServerResponse response, String path, Exception fault) {
        if (fault instanceof BodyTooLongException) {
            return response.status(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE).send();
        }
        if (fault instanceof MalformedEndReportException) {
            return response.status(HttpResponseStatus.BAD_REQUEST).send();
        }
        if (fault instanceof TimeoutException) {
            log.warn("Dropped a dialplan request to {}: it timed out", path);
        } else {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(fault);
            log.warn("A dialplan request to {} failed: {}", path, cause.toString());
        }
        return response.status(HttpResponseStatus.SERVICE_UNAVAILABLE).send();
    }

    private static final class BodyTooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BodyTooLongException() {
            super(null, null, false, false);
        }
    }
}
