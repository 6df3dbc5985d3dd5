package io.trunkline.web.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The refusals that every service shares. Described in docs/errors.md, section web-kit.
public enum CommonProblem implements ProblemCode {
    MALFORMED_JSON("request.malformed-json", HttpStatus.BAD_REQUEST, "The body is not JSON"),
    UNKNOWN_FIELD("request.unknown-field", HttpStatus.BAD_REQUEST, "The body has a field that is not known"),
    INVALID("request.invalid", HttpStatus.BAD_REQUEST, "The request breaks a rule"),
    TOO_LARGE("request.too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "request.unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This kind of body is not taken"),
    NOT_ACCEPTABLE("request.not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No answer of the kind asked for"),
    METHOD_NOT_ALLOWED("request.method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The resource has no such method"),
    IDEMPOTENCY_CONFLICT(
            "request.idempotency-conflict",
            HttpStatus.CONFLICT,
            "The Idempotency-Key was used with another request before"),
    NOT_FOUND("resource.not-found", HttpStatus.NOT_FOUND, "There is no such resource"),
    TOKEN_MISSING("auth.token-missing", HttpStatus.UNAUTHORIZED, "A token is needed"),
    TOKEN_INVALID("auth.token-invalid", HttpStatus.UNAUTHORIZED, "The token is not valid"),
    ACCESS_ENDED("auth.access-ended", HttpStatus.UNAUTHORIZED, "The access of this user or tenant has ended"),
    FORBIDDEN("auth.forbidden", HttpStatus.FORBIDDEN, "The role does not allow this"),
    PRECONDITION_FAILED(
            "precondition.failed", HttpStatus.PRECONDITION_FAILED, "The resource has changed since it was read"),
    NOT_READY("service.not-ready", HttpStatus.CONFLICT, "The service has not yet heard all it must know"),
    UNAVAILABLE("service.unavailable", HttpStatus.SERVICE_UNAVAILABLE, "A part of the service is away"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "A fault of ours");

    private final String code;
    private final HttpStatus status;
    private final String title;

    CommonProblem(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public @Nullable Duration retryAfter() {
        return this == NOT_READY || this == UNAVAILABLE ? Duration.ofSeconds(1) : null;
    }
}
