package io.trunkline.provisioning.carriers.domain;

import io.trunkline.telephony.ids.TenantId;
import java.util.List;
import java.util.UUID;

/// Which tenants may use a carrier.
///
/// @param tenants the tenants if it is offered to some, otherwise empty; sorted, without duplicates
public record CarrierOffer(OfferedTo to, List<TenantId> tenants) {
    public static final CarrierOffer TO_ALL = new CarrierOffer(OfferedTo.ALL, List.of());

    public CarrierOffer {
        tenants = tenants.stream()
                .distinct()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
        if ((to == OfferedTo.SOME) == tenants.isEmpty()) {
            throw new IllegalArgumentException("tenants are named if and only if the carrier is offered to some");
        }
    }

    public List<UUID> tenantIds() {
        return tenants.stream().map(TenantId::value).toList();
    }

    /// The tenants that this offer names and the other one does not.
    public List<TenantId> tenantsAddedTo(CarrierOffer other) {
        return tenants.stream()
                .filter(tenant -> !other.tenants.contains(tenant))
                .toList();
    }

    /// All tenants, those that are named, or none.
    public enum OfferedTo {
        ALL,
        SOME,
        NONE
    }
}
