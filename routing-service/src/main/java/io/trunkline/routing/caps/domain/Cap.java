package io.trunkline.routing.caps.domain;

/// A cap at one moment; its windows are the current ones.
public record Cap(CapKey key, Limits limits, CapUsage usage, Rotation rotation) {
    /// A cap without limits and without usage.
    public static Cap unlimited(CapKey key) {
        return new Cap(key, Limits.NONE, CapUsage.NONE, Rotation.NEW);
    }

    public boolean hasConcurrentCapacity() {
        return limits.concurrent() == null || usage.concurrent() < limits.concurrent();
    }

    public boolean hasTotalCapacity() {
        return limits.total() == null || usage.total() < limits.total();
    }

    public boolean hasDailyCapacity() {
        return limits.daily() == null || usage.day().count() < limits.daily();
    }

    public boolean hasHourlyCapacity() {
        return limits.hourly() == null || usage.hour().count() < limits.hourly();
    }

    public boolean hasWeeklyCapacity() {
        return limits.weekly() == null || usage.week().count() < limits.weekly();
    }

    public boolean hasMonthlyCapacity() {
        return limits.monthly() == null || usage.month().count() < limits.monthly();
    }

    public boolean hasPerSecondCapacity() {
        return limits.perSecond() == null || usage.second().count() < limits.perSecond();
    }

    /// The cap with one more use. Limits are not checked.
    public Cap plus(CapUse use) {
        boolean counted = use.windows();
        return new Cap(
                key,
                limits,
                new CapUsage(
                        usage.concurrent() + (use.concurrent() ? 1 : 0),
                        usage.total() + (use.total() ? 1 : 0),
                        counted ? usage.day().plusOne() : usage.day(),
                        counted ? usage.hour().plusOne() : usage.hour(),
                        counted ? usage.second().plusOne() : usage.second(),
                        counted ? usage.week().plusOne() : usage.week(),
                        counted ? usage.month().plusOne() : usage.month()),
                rotation);
    }

    /// The cap with its usage lowered by these numbers; negative numbers raise it.
    public Cap minus(int concurrent, long total) {
        CapUsage less = new CapUsage(
                usage.concurrent() - concurrent,
                usage.total() - total,
                usage.day(),
                usage.hour(),
                usage.second(),
                usage.week(),
                usage.month());
        return new Cap(key, limits, less, rotation);
    }

    /// A copy with another position in the rotation.
    public Cap withRotation(Rotation to) {
        return new Cap(key, limits, usage, to);
    }
}
