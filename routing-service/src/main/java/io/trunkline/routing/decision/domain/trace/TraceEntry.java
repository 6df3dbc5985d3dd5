package io.trunkline.routing.decision.domain.trace;

import java.util.List;

/// One thing that was considered on the way to a decision.
///
/// @param kind   `number`, `tenant`, `caller`, `campaign`, `client`, `overflow`, `carrier`, `outcome` or `call`
/// @param id     the entity's id, or the text that was looked up; may be empty
/// @param name   its name for people; may be empty
/// @param checks in the order they were made; the last may be the one that failed
/// @param chosen whether it is what the call goes to
public record TraceEntry(String kind, String id, String name, List<Check> checks, boolean chosen) {
    public TraceEntry {
        checks = List.copyOf(checks);
    }

    /// Whether every check holds.
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
