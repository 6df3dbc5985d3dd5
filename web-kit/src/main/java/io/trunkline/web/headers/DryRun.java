package io.trunkline.web.headers;

import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/// The query parameter `dryRun` of a POST, PUT or PATCH: with `true`, the request is validated and answered, and
/// nothing is stored. A controller declares it as an argument; other requests refuse the parameter.
public record DryRun(boolean isRequested) {
    public static final String NAME = "dryRun";

    public static final DryRun NO = new DryRun(false);

    /// @param parameters all query parameters of the request
    public static DryRun parse(MultiValueMap<String, String> parameters) {
        if (!parameters.containsKey(NAME)) {
            return NO;
        }
        if (parameters.get(NAME).equals(List.of("true"))) {
            return new DryRun(true);
        }
        if (parameters.get(NAME).equals(List.of("false"))) {
            return NO;
        }
        throw InputErrors.invalid(Stream.of(new FieldViolation(NAME, "one-of", "must be true or false")));
    }
}
