package io.trunkline.realtime.apply;

import io.trunkline.web.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/// The refusals of this service.
enum RealtimeProblem implements ProblemCode {
    KEYSET_MISSING(
            "realtime.keyset-missing", HttpStatus.SERVICE_UNAVAILABLE, "The keys that open passwords are missing"),
    SECRET_UNOPENED(
            "realtime.secret-unopened", HttpStatus.CONFLICT, "A password does not open with the keys there are");

    private final String code;
    private final HttpStatus status;
    private final String title;

    RealtimeProblem(String code, HttpStatus status, String title) {
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
}
