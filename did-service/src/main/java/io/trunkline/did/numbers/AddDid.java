package io.trunkline.did.numbers;

import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.security.CurrentUser;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Adds a number in a transaction of its own, by the same rules as `POST /api/v1/dids`.
public interface AddDid {
    /// @param by a user who may act for the tenant, which the caller has checked
    /// @return fails with the same problems as the API
    Mono<Void> add(CurrentUser by, NewDid newDid);

    /// A number to add. Null values get their default.
    ///
    /// @param number in any form that [PhoneNumberReader#read] accepts
    /// @param areaCode default: the area code of the number
    /// @param maxUsage an integer: how many calls may use it as caller ID; default: no limit
    record NewDid(
            TenantId tenantId,
            String number,
            @Nullable String areaCode,
            @Nullable String trunk,
            @Nullable String status,
            @Nullable String maxUsage,
            Map<String, String> metadata) {}
}
