package io.trunkline.routing.platform;

import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/// Keys of requests that may be repeated.
public final class RequestKeys {
    private RequestKeys() {}

    /// @param operation such as `POST /api/v1/campaigns`
    /// @param key null if the request has no Idempotency-Key
    public static RequestKey of(CurrentUser user, String operation, @Nullable IdempotencyKey key) {
        return new RequestKey(user.userId(), operation, key == null ? null : key.value());
    }
}
