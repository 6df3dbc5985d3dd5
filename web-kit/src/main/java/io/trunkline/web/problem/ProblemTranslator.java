package io.trunkline.web.problem;

import io.netty.channel.ChannelException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import io.trunkline.web.requests.RequestIdentity;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/// Maps an exception to a problem. No part of the exception is sent to the client. An unexpected exception is
/// logged with its stack trace and reported as `internal`.
final class ProblemTranslator {
    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);

    Problem translate(Throwable error, ServerWebExchange exchange) {
        String traceId = RequestIdentity.traceId(exchange).orElse(null);
        var problem = Problem.of(
                tracedProblem(error, RequestIdentity.route(exchange), traceId),
                exchange.getRequest().getPath().value(),
                traceId);
        return error instanceof ResponseStatusException e
                ? problem.withHeaders(headersToSend(e.getHeaders()))
                : problem;
    }

    /// Names the trace in what it logs. Reactor does not set it for each operator, since that costs time in every
    /// request and every event.
    private ProblemException tracedProblem(Throwable error, String route, @Nullable String traceId) {
        try (var _ = MDC.putCloseable("traceId", traceId)) {
            return toProblem(error, route);
        }
    }

    private ProblemException toProblem(Throwable error, String route) {
        return switch (error) {
            case ProblemException e -> e;
            case AuthenticationException e -> authenticationProblem(e);
            case ApiKeyRefusedException e -> e.problem();
            case AccessDeniedException _ -> CommonProblem.FORBIDDEN.problem("Your role does not allow this");
            case ResponseStatusException e -> statusProblem(e, route);
            default -> {
                if (isUnavailable(error)) {
                    log.warn("Responded 503 to {}, since a server is unavailable: {}", route, withRootCause(error));
                    yield CommonProblem.UNAVAILABLE.problem("The service cannot respond right now; try again shortly");
                }
                yield internalProblem(error, route);
            }
        };
    }

    private static ProblemException authenticationProblem(AuthenticationException error) {
        return switch (error) {
            case AccessRevokedException _ ->
                CommonProblem.ACCESS_ENDED.problem("Sign in again or contact an administrator");
            case AuthenticationCredentialsNotFoundException _ ->
                CommonProblem.TOKEN_MISSING.problem("Send a token: Authorization: Bearer <token>");
            case AuthenticationServiceException _ ->
                CommonProblem.UNAVAILABLE.problem("The token cannot be checked right now; try again shortly");
            default -> CommonProblem.TOKEN_INVALID.problem("The token is malformed, expired or from another issuer");
        };
    }

    private ProblemException statusProblem(ResponseStatusException error, String route) {
        var input = InputErrors.of(error);
        if (input != null) {
            return input;
        }
        if (causes(error).anyMatch(DataBufferLimitException.class::isInstance)) {
            return CommonProblem.TOO_LARGE.problem("The body exceeds 1 MB");
        }
        return switch (error) {
            case MethodNotAllowedException _ ->
                CommonProblem.METHOD_NOT_ALLOWED.problem("The Allow header lists the supported methods");
            case UnsupportedMediaTypeStatusException _ ->
                CommonProblem.UNSUPPORTED_MEDIA_TYPE.problem("The Accept header lists the supported media types");
            case NotAcceptableStatusException e ->
                CommonProblem.NOT_ACCEPTABLE.problem("Request " + mediaTypes(e.getSupportedMediaTypes()));
            default ->
                switch (error.getStatusCode().value()) {
                    case 404 -> CommonProblem.NOT_FOUND.problem("There is no resource at this path");
                    case 413 -> CommonProblem.TOO_LARGE.problem("The body exceeds 1 MB");
                    // WebFlux refuses forms this way; curl sends its data as a form by default
                    case 415 ->
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE.problem("Send JSON, with Content-Type: application/json");
                    case 400 -> CommonProblem.INVALID.problem("The request cannot be read");
                    case 503, 504 ->
                        CommonProblem.UNAVAILABLE.problem("The service cannot respond right now; try again shortly");
                    default -> internalProblem(error, route);
                };
        };
    }

    private static String mediaTypes(List<MediaType> supported) {
        return supported.isEmpty()
                ? MediaType.APPLICATION_JSON_VALUE
                : supported.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
    }

    /// What Spring throws says only that a server is unavailable; its last cause says which, and why.
    private static String withRootCause(Throwable error) {
        Throwable root = causes(error).reduce(error, (_, cause) -> cause);
        return root == error ? error.toString() : error + ", caused by " + root;
    }

    private static ProblemException internalProblem(Throwable error, String route) {
        log.error("Unexpected error while handling {}", route, error);
        return CommonProblem.INTERNAL.problem("The error was logged with this request's trace id");
    }

    /// Whether a database, a broker or another service is stopped, starting or too slow. R2DBC and Spring wrap each
    /// other's exceptions in an order that depends on where the connection broke, so all causes are checked.
    private static boolean isUnavailable(Throwable error) {
        return causes(error)
                .anyMatch(cause -> cause instanceof TimeoutException
                        || cause instanceof IOException
                        // Netty's own timeouts are neither of these
                        || cause instanceof ChannelException
                        || cause instanceof R2dbcNonTransientResourceException
                        || cause instanceof R2dbcTransientException
                        || cause instanceof NonTransientDataAccessResourceException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof RecoverableDataAccessException
                        || cause instanceof CannotCreateTransactionException);
    }

    private static HttpHeaders headersToSend(HttpHeaders given) {
        var kept = new HttpHeaders();
        Stream.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT).forEach(name -> kept.addAll(name, given.getOrEmpty(name)));
        return kept;
    }

    static Stream<Throwable> causes(Throwable error) {
        return Stream.<@Nullable Throwable>iterate(error, e -> e != null, e -> e == null ? null : e.getCause())
                .limit(20)
                .map(e -> (Throwable) e);
    }
}
