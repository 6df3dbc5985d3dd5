package io.trunkline.cdr.callrecords;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problems of this service. See docs/errors.md.
public enum CdrProblem implements ProblemCode {
    NOT_FOUND("call-record.not-found", HttpStatus.NOT_FOUND, "There is no record of this call"),
    CURSOR_EXPIRED("call-record.cursor-expired", HttpStatus.GONE, "The cursor is too old"),
    EXPORT_NOT_FOUND("call-record.export-not-found", HttpStatus.NOT_FOUND, "There is no such export"),
    EXPORT_NOT_DONE("call-record.export-not-done", HttpStatus.CONFLICT, "The export has no file"),
    TOO_MANY_EXPORTS("call-record.too-many-exports", HttpStatus.CONFLICT, "There are too many exports"),
    RANGE_INVERTED("call-record.range-inverted", HttpStatus.BAD_REQUEST, "The range ends before it starts"),
    BUCKET_INVALID("statistics.bucket-invalid", HttpStatus.BAD_REQUEST, "The buckets cannot have this length"),
    TOO_MANY_BUCKETS("statistics.too-many-buckets", HttpStatus.BAD_REQUEST, "There would be too many buckets");

    private final ProblemType type;

    CdrProblem(String code, HttpStatus status, String title) {
        this.type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
