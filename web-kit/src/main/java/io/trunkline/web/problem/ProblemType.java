package io.trunkline.web.problem;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/// What all problems with the same code have in common, RFC 9457 §3.1. Each constant of a service's enum has one:
/// ```java
/// enum CallRecordProblem implements ProblemCode {
///     NOT_FOUND("call-record.not-found", HttpStatus.NOT_FOUND, "There is no record of this call");
///
///     private final ProblemType type;
///
///     CallRecordProblem(String code, HttpStatus status, String title) {
///         this.type = new ProblemType(code, status, title);
///     }
///
///     @Override
///     public ProblemType type() {
///         return type;
///     }
/// }
/// ```
///
/// @param code the permanent code that programs decide by: `area.what` in kebab case, such as
///     `carrier.prefix-taken`
/// @param status always an error, 4xx or 5xx
/// @param title a short sentence without a full stop
public record ProblemType(String code, HttpStatus status, String title) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?");

    public ProblemType {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a problem's code is `area.what`, lower case with dashes: " + code);
        }
        if (!status.isError()) {
            throw new IllegalArgumentException(code + " has a status that is no error: " + status.value());
        }
        if (title.isBlank() || title.endsWith(".")) {
            throw new IllegalArgumentException(code + " needs a title without a full stop");
        }
    }

    /// The `type` member of the response.
    public String uri() {
        return "urn:trunkline:problem:" + code;
    }
}
