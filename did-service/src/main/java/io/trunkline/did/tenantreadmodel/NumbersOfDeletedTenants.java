package io.trunkline.did.tenantreadmodel;

import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/// The numbers of tenants that were deleted.
public interface NumbersOfDeletedTenants {
    /// Makes the active ones inactive, so that other tenants can activate them. Has no effect if it is repeated.
    Mono<Void> deactivate(List<TenantId> tenants);
}
