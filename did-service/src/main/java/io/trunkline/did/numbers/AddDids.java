package io.trunkline.did.numbers;

import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Adds numbers by the same rules as `POST /api/v1/dids`.
public interface AddDids {
    /// Adds those of the numbers that can be added, within the caller's transaction.
    ///
    /// @param by a user who may act for the tenant, which the caller has checked
    /// @return for each of the numbers, in their order, why it was not added; empty if it was
    Mono<List<Optional<ProblemException>>> add(CurrentUser by, TenantId tenant, List<NewDid> newDids);

    /// A number to add. Null values get their default.
    ///
    /// @param number in any form that [PhoneNumberReader#read] accepts
    /// @param areaCode default: the area code of the number
    /// @param maxUsage an integer: how many calls may use it as caller ID; default: no limit
    record NewDid(
            String number,
            @Nullable String areaCode,
            @Nullable String trunk,
            @Nullable String status,
            @Nullable String maxUsage,
            Map<String, String> metadata) {}
}
