package io.trunkline.routing.decision.domain.trace;

/// One condition that was looked at.
///
/// @param rule   what was asked, such as `client.reachable`
/// @param passed whether it holds
/// @param detail the numbers or state at that moment, such as `reachable` or `priority 2`
public record Check(String rule, boolean passed, String detail) {
    public static Check of(String rule, boolean passed, Object detail) {
        return new Check(rule, passed, String.valueOf(detail).toLowerCase(java.util.Locale.ROOT));
    }
}
