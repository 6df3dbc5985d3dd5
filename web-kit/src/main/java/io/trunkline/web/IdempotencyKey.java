package io.trunkline.web;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The header Idempotency-Key of a POST. A controller declares it as a `@Nullable` argument. The service keeps it with
/// a
/// digest of the request and the answer; the same key with another request is `request.idempotency-conflict`.
///
/// @param value 1 to 128 visible ASCII characters
public record IdempotencyKey(String value) {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    public IdempotencyKey {
        if (!VISIBLE.matcher(value).matches()) {
            throw InputFaults.invalid(Stream.of(
                    new FieldFault("Idempotency-Key", "size", "must be 1 to 128 visible characters without spaces")));
        }
    }
}
