package io.trunkline.data.idempotency;

import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/// Identifies a request, so that its repeat is recognized.
///
/// @param subject the id of the user: each user has keys of their own
/// @param operation such as `POST /api/v1/carriers`; never changes, or repeats across an upgrade are not recognized
/// @param key the value of the header Idempotency-Key; null for a request without one
public record RequestKey(
        String subject, String operation, @Nullable String key) {

    /// @param key null if the request has no Idempotency-Key
    public static RequestKey of(CurrentUser by, String operation, @Nullable IdempotencyKey key) {
        return new RequestKey(by.userId(), operation, key == null ? null : key.value());
    }
}
