package io.trunkline.realtime.drift;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problems of this service.
enum RealtimeProblem implements ProblemCode {
    KEYSET_MISSING("realtime.keyset-missing", HttpStatus.SERVICE_UNAVAILABLE, "The decryption keys are missing"),
    SECRET_UNOPENED(
            "realtime.secret-unopened", HttpStatus.CONFLICT, "A password cannot be decrypted with the available keys");

    private final ProblemType type;

    RealtimeProblem(String code, HttpStatus status, String title) {
        type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
