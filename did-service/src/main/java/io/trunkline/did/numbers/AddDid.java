package io.trunkline.did.numbers;

import io.trunkline.web.security.CurrentUser;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Adds one number in a transaction of its own, by the same rules as a request.
public interface AddDid {
    /// @param by who asks; may act for the tenant, which is checked before
    /// @return its id; fails with the problem that the request would be answered with
    Mono<UUID> add(CurrentUser by, NewDid addition);

    /// @param number in any of the forms that people write
    /// @param areaCode taken from the number when null
    /// @param trunk the default when null
    /// @param status the default when null
    /// @param maxUsage most calls that may be placed with it, as written; no limit when null
    record NewDid(
            UUID tenantId,
            String number,
            @Nullable String areaCode,
            @Nullable String trunk,
            @Nullable String status,
            @Nullable String maxUsage,
            Map<String, String> metadata) {}
}
