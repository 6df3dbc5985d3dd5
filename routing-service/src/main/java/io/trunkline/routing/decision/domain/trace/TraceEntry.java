package io.trunkline.routing.decision.domain.trace;

import java.util.List;

/// A step of a decision: an entity and its checks.
///
/// @param kind   `number`, `tenant`, `caller`, `tags`, `campaign`, `client`, `overflow`, `carrier`, `outcome` or `call`
/// @param id     the entity's id, or the text that was looked up; may be empty
/// @param name   display name; may be empty
/// @param checks in the order in which they were made
/// @param chosen whether the call is dialed to it
public record TraceEntry(String kind, String id, String name, List<Check> checks, boolean chosen) {
    /// The check whether a carrier is offered to the tenant.
    public static final String CARRIER_OFFERED = "carrier.offered";

    public TraceEntry {
        checks = List.copyOf(checks);
    }

    /// Whether it is a carrier that is not offered to the tenant. The tenant's sellers may not know that it exists.
    public boolean isCarrierNotOffered() {
        return checks.stream().anyMatch(check -> check.rule().equals(CARRIER_OFFERED) && !check.passed());
    }

    /// Whether all checks passed.
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
