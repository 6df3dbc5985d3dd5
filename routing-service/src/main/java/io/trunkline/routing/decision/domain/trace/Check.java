package io.trunkline.routing.decision.domain.trace;

/// A condition that was checked.
///
/// @param rule   its name, such as `client.reachable`
/// @param passed whether it is met
/// @param detail the numbers or the state at that moment, such as `reachable` or `priority 2`
public record Check(String rule, boolean passed, String detail) {
    public static Check of(String rule, boolean passed, Object detail) {
        return new Check(rule, passed, String.valueOf(detail).toLowerCase(java.util.Locale.ROOT));
    }
}
