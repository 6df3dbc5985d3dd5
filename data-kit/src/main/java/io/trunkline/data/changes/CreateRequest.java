package io.trunkline.data.changes;

import io.trunkline.data.idempotency.RequestKey;
import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/// A request to create an entity.
///
/// @param key null if the request has no Idempotency-Key
public record CreateRequest<D>(CurrentUser by, @Nullable IdempotencyKey key, DryRun dryRun, D draft) {

    /// Identifies the request, so that its repeat is recognized. A dry run is not: it uses no Idempotency-Key.
    ///
    /// @param operation such as `POST /api/v1/carriers`
    public RequestKey keyOf(String operation) {
        return RequestKey.of(by, operation, dryRun.isRequested() ? null : key);
    }
}
