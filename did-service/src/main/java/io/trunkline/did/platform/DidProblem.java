package io.trunkline.did.platform;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/// The problem codes of this service.
public enum DidProblem implements ProblemCode {
    ALREADY_EXISTS("did.already-exists", HttpStatus.CONFLICT, "The tenant already has this number"),
    NUMBER_ACTIVE_ELSEWHERE(
            "did.number-active-elsewhere", HttpStatus.CONFLICT, "The number is active at another tenant"),
    NUMBER_CANNOT_CHANGE("did.number-fixed", HttpStatus.CONFLICT, "The number of a DID cannot be changed"),
    IN_ACTIVE_CAMPAIGN(
            "did.in-active-campaign", HttpStatus.CONFLICT, "An active campaign receives calls on the number"),
    NONE_AVAILABLE("did.none-available", HttpStatus.CONFLICT, "The tenant has no available number"),
    IMPORT_UNREADABLE("import.unreadable", HttpStatus.BAD_REQUEST, "The file is not valid CSV"),
    IMPORT_NOT_CSV("import.not-csv", HttpStatus.BAD_REQUEST, "The file has another format than CSV"),
    IMPORT_EMPTY("import.empty", HttpStatus.BAD_REQUEST, "The file has no rows"),
    IMPORT_NO_NUMBER_COLUMN("import.no-number-column", HttpStatus.BAD_REQUEST, "The file has no column of numbers"),
    IMPORT_UNKNOWN_COLUMN("import.unknown-column", HttpStatus.BAD_REQUEST, "A column of the file is unknown"),
    IMPORT_LINE_TOO_LONG("import.line-too-long", HttpStatus.BAD_REQUEST, "A line of the file is too long"),
    IMPORT_TOO_LARGE("import.too-large", HttpStatus.CONTENT_TOO_LARGE, "The file is too large"),
    TOO_MANY_IMPORTS("import.too-many", HttpStatus.CONFLICT, "The tenant has too many imports in progress"),
    IMPORT_ENDED("import.ended", HttpStatus.CONFLICT, "The import has ended"),
    IMPORT_TOO_MANY_STREAMS(
            "import.too-many-streams", HttpStatus.TOO_MANY_REQUESTS, "You have too many open streams of imports"),
    IMPORT_STREAMS_FULL(
            "import.streams-full", HttpStatus.SERVICE_UNAVAILABLE, "This replica has too many open streams of imports");

    private final ProblemType type;

    DidProblem(String code, HttpStatus status, String title) {
        this.type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }
}
