package io.trunkline.routing.caps.domain;

import org.jspecify.annotations.Nullable;

/// A cap at one moment; its windows are the current ones.
///
/// @param counting which calls count in the total and in the windows
public record Cap(CapKey key, Limits limits, CapUsage usage, Rotation rotation, Counting counting) {
    /// A cap whose total counts answered calls, and whose windows count attempts.
    public Cap(CapKey key, Limits limits, CapUsage usage, Rotation rotation) {
        this(key, limits, usage, rotation, Counting.STANDARD);
    }

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
        return hasCapacity(limits.daily(), usage.day());
    }

    public boolean hasHourlyCapacity() {
        return hasCapacity(limits.hourly(), usage.hour());
    }

    public boolean hasWeeklyCapacity() {
        return hasCapacity(limits.weekly(), usage.week());
    }

    public boolean hasMonthlyCapacity() {
        return hasCapacity(limits.monthly(), usage.month());
    }

    public boolean hasPerSecondCapacity() {
        return hasCapacity(limits.perSecond(), usage.second());
    }

    private static boolean hasCapacity(@Nullable Integer limit, Window window) {
        return limit == null || window.count() < limit;
    }

    /// Whether one more call may count in the total and in the windows that this use has.
    public boolean hasCapacityToRecount(CountedUse use) {
        return (!use.total() || hasTotalCapacity())
                && (use.windows().isEmpty()
                        || hasHourlyCapacity() && hasDailyCapacity() && hasWeeklyCapacity() && hasMonthlyCapacity());
    }

    /// The cap with one more use. Limits are not checked.
    public Cap plus(CapUse use) {
        return withUsage(usage.plus(use));
    }

    /// The cap with one concurrent call less.
    public Cap withoutConcurrent() {
        return withUsage(usage.withConcurrent(usage.concurrent() - 1));
    }

    /// The cap without a use that turned out not to count.
    public Cap takeBack(CountedUse use) {
        return withUsage(usage.recount(use, -1));
    }

    /// The cap with a use that counts after all. Limits are not checked.
    public Cap countAgain(CountedUse use) {
        return withUsage(usage.recount(use, 1));
    }

    /// A copy with another position in the rotation.
    public Cap withRotation(Rotation to) {
        return new Cap(key, limits, usage, to, counting);
    }

    private Cap withUsage(CapUsage after) {
        return new Cap(key, limits, after, rotation, counting);
    }
}
