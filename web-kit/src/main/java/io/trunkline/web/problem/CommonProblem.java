package io.trunkline.web.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The problems that all services share. docs/errors.md describes them in its section web-kit.
public enum CommonProblem implements ProblemCode {
    MALFORMED_JSON("request.malformed-json", HttpStatus.BAD_REQUEST, "The body is not valid JSON"),
    UNKNOWN_FIELD("request.unknown-field", HttpStatus.BAD_REQUEST, "The body has an unknown field"),
    UNKNOWN_PARAMETER("request.unknown-parameter", HttpStatus.BAD_REQUEST, "The request has no parameter of this name"),
    INVALID("request.invalid", HttpStatus.BAD_REQUEST, "The request is not valid"),
    TOO_LARGE("request.too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "request.unsupported-media-type",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The media type of the body is not supported"),
    NOT_ACCEPTABLE(
            "request.not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The requested response format is not supported"),
    METHOD_NOT_ALLOWED(
            "request.method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The resource does not support this method"),
    RATE_LIMITED("request.rate-limited", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    IDEMPOTENCY_CONFLICT(
            "request.idempotency-conflict",
            HttpStatus.CONFLICT,
            "The Idempotency-Key was used for a different request"),
    NOT_FOUND("resource.not-found", HttpStatus.NOT_FOUND, "The resource does not exist"),
    NUMBER_INVALID("number.invalid", HttpStatus.BAD_REQUEST, "Not a valid phone number"),
    TENANT_UNKNOWN("tenant.unknown", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such tenant"),
    TOKEN_MISSING("auth.token-missing", HttpStatus.UNAUTHORIZED, "An access token is required"),
    TOKEN_INVALID("auth.token-invalid", HttpStatus.UNAUTHORIZED, "The access token is not valid"),
    ACCESS_ENDED("auth.access-ended", HttpStatus.UNAUTHORIZED, "The access of this user or tenant was revoked"),
    FORBIDDEN("auth.forbidden", HttpStatus.FORBIDDEN, "Your role does not allow this"),
    SCOPE_MISSING("auth.scope-missing", HttpStatus.FORBIDDEN, "The API key does not have the scope for this"),
    USERS_ONLY("auth.users-only", HttpStatus.FORBIDDEN, "API keys cannot do this"),
    PRECONDITION_FAILED(
            "precondition.failed", HttpStatus.PRECONDITION_FAILED, "The resource was changed since it was read"),
    NOT_READY("service.not-ready", HttpStatus.CONFLICT, "The service has not yet loaded the data it needs"),
    UNAVAILABLE("service.unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The service is temporarily unavailable"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

    private final ProblemType type;

    CommonProblem(String code, HttpStatus status, String title) {
        type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }

    @Override
    public @Nullable Duration retryAfter() {
        return this == NOT_READY || this == UNAVAILABLE ? Duration.ofSeconds(1) : null;
    }
}
