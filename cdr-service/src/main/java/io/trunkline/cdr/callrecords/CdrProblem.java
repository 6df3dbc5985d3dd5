package io.trunkline.cdr.callrecords;

import io.trunkline.web.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/// How this service refuses, beside what all services share. Described in docs/errors.md.
enum CdrProblem implements ProblemCode {
    NOT_FOUND("call-record.not-found", HttpStatus.NOT_FOUND, "There is no record of this call"),
    UNKNOWN_FILTER("call-record.unknown-filter", HttpStatus.BAD_REQUEST, "The list has no such filter"),
    RANGE_INVERTED("call-record.range-inverted", HttpStatus.BAD_REQUEST, "The range ends before it begins");

    private final String code;
    private final HttpStatus status;
    private final String title;

    CdrProblem(String code, HttpStatus status, String title) {
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
