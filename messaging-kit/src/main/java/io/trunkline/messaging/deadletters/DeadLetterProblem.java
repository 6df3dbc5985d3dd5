package io.trunkline.messaging.deadletters;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problems of dead letters. docs/errors.md describes them in its section messaging-kit.
public enum DeadLetterProblem implements ProblemCode {
    NOT_FOUND("dead-letter.not-found", HttpStatus.NOT_FOUND, "There is no such dead letter"),
    REFUSED("dead-letter.refused", HttpStatus.CONFLICT, "The consumer refused the dead letter again"),
    NOT_REDELIVERABLE(
            "dead-letter.not-redeliverable", HttpStatus.CONFLICT, "Dead letters of this consumer are not redelivered");

    private final ProblemType type;

    DeadLetterProblem(String code, HttpStatus status, String title) {
        type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }

    boolean isCodeOf(Throwable fault) {
        return fault instanceof ProblemException problem && problem.code() == this;
    }
}
