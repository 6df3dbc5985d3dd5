package io.trunkline.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The body of each response that reports a problem, RFC 9457.
///
/// @param type `urn:trunkline:problem:<code>`
/// @param title the same for each response with this code
/// @param status the HTTP status
/// @param detail what is wrong with this request, for a person
/// @param code what programs decide by; permanent
/// @param instance the path of the request
/// @param traceId finds the request in the logs of all services; null if it is not traced
/// @param extra further members, for instance `errors`: a list of [FieldViolation]
/// @param headers headers of the response; not part of the body
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String instance,
        @Nullable String traceId,
        @JsonAnyGetter Map<String, Object> extra,
        @JsonIgnore HttpHeaders headers) {

    static Problem of(ProblemException problem, String path, @Nullable String traceId) {
        var code = problem.code();
        var headers = new HttpHeaders();
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds())));
        }
        return new Problem(
                code.type().uri(),
                code.title(),
                code.status().value(),
                problem.detail(),
                code.code(),
                path,
                traceId,
                problem.extra(),
                headers);
    }

    Problem withHeaders(HttpHeaders more) {
        headers.addAll(more);
        return this;
    }
}
