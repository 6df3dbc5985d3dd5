package io.trunkline.cdr.callrecords;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problems of this service. See docs/errors.md.
enum CdrProblem implements ProblemCode {
    NOT_FOUND("call-record.not-found", HttpStatus.NOT_FOUND, "There is no record of this call"),
    RANGE_INVERTED("call-record.range-inverted", HttpStatus.BAD_REQUEST, "The range ends before it starts");

    private final ProblemType type;

    CdrProblem(String code, HttpStatus status, String title) {
        this.type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
