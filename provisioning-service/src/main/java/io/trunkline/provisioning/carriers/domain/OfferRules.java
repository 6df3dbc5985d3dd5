package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.carriers.domain.CarrierOffer.OfferedTo;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Validates which tenants a carrier is offered to.
final class OfferRules {
    private static final int MAX_TENANTS = 1_000;

    private OfferRules() {}

    static CarrierOffer check(CarrierDraft draft, Violations violations) {
        List<UUID> requested = draft.offeredTenantIds() == null ? List.of() : draft.offeredTenantIds();
        var to = violations.oneOfOrDefault("offeredTo", draft.offeredTo(), OfferedTo.ALL);
        if (to != OfferedTo.SOME) {
            violations.require(
                    requested.isEmpty(), "offeredTenantIds", "some-only", "must be empty unless offeredTo is some");
            return new CarrierOffer(to, List.of());
        }
        var tenants = tenants(requested);
        var isValid = tenants.size() == requested.size() && !tenants.isEmpty() && tenants.size() <= MAX_TENANTS;
        violations.require(
                isValid, "offeredTenantIds", "size", "must name 1 to " + MAX_TENANTS + " tenants if offeredTo is some");
        return isValid ? new CarrierOffer(to, tenants) : CarrierOffer.TO_ALL;
    }

    private static List<TenantId> tenants(List<UUID> requested) {
        return requested.stream().filter(Objects::nonNull).map(TenantId::new).toList();
    }
}
