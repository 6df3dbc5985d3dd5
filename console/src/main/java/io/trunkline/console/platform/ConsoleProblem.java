package io.trunkline.console.platform;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problems of this service.
public enum ConsoleProblem implements ProblemCode {
    SESSION_MISSING("session.missing", HttpStatus.UNAUTHORIZED, "Nobody is signed in with this browser"),
    SESSION_ENDED("session.ended", HttpStatus.UNAUTHORIZED, "The session has ended"),
    HEADER_MISSING("session.header-missing", HttpStatus.FORBIDDEN, "The header X-Trunkline is missing"),
    CROSS_ORIGIN("session.cross-origin", HttpStatus.FORBIDDEN, "The request comes from a page of another site");

    private final ProblemType type;

    ConsoleProblem(String code, HttpStatus status, String title) {
        type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
