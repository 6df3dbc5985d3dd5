package io.trunkline.did.platform;

import io.trunkline.web.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/// The refusals of this service.
public enum DidProblem implements ProblemCode {
    INVALID_NUMBER("did.invalid-number", HttpStatus.BAD_REQUEST, "This is not a phone number"),
    ALREADY_EXISTS("did.already-exists", HttpStatus.CONFLICT, "The tenant has this number already"),
    NUMBER_ACTIVE_ELSEWHERE(
            "did.number-active-elsewhere", HttpStatus.CONFLICT, "Another tenant is the number's active holder"),
    NUMBER_CANNOT_CHANGE("did.number-fixed", HttpStatus.CONFLICT, "The number of a DID does not change"),
    NONE_AVAILABLE("did.none-available", HttpStatus.NOT_FOUND, "The tenant has no number to dial with"),
    TENANT_UNKNOWN("tenant.unknown", HttpStatus.NOT_FOUND, "There is no such tenant"),
    IMPORT_UNREADABLE("import.unreadable", HttpStatus.BAD_REQUEST, "The file cannot be read as CSV");

    private final String code;
    private final HttpStatus status;
    private final String title;

    DidProblem(String code, HttpStatus status, String title) {
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
