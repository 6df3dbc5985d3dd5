package io.trunkline.routing.decision.domain.trace;

import java.util.List;

/// A step of a decision: an entity and its checks.
///
/// @param kind   `number`, `tenant`, `caller`, `campaign`, `client`, `overflow`, `carrier`, `outcome` or `call`
/// @param id     the entity's id, or the text that was looked up; may be empty
/// @param name   display name; may be empty
/// @param checks in the order in which they were made
/// @param chosen whether the call is dialed to it
public record TraceEntry(String kind, String id, String name, List<Check> checks, boolean chosen) {
    public TraceEntry {
        checks = List.copyOf(checks);
    }

    /// Whether all checks passed.
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
