package io.trunkline.web.headers;

import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The header Idempotency-Key of a POST. A controller declares it as a `@Nullable` argument. The service stores it
/// with a fingerprint of the request and the response; the same key with a different request is
/// `request.idempotency-conflict`.
///
/// @param value 1 to 128 visible ASCII characters
public record IdempotencyKey(String value) {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    public IdempotencyKey {
        if (!VISIBLE.matcher(value).matches()) {
            throw InputErrors.invalid(Stream.of(new FieldViolation(
                    "Idempotency-Key", "size", "must be 1 to 128 visible characters without spaces")));
        }
    }
}
