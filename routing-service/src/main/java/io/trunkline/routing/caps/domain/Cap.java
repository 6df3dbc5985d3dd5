package io.trunkline.routing.caps.domain;

/// A cap at one moment: its windows are the current ones.
public record Cap(CapKey key, Limits limits, CapUsage usage, Rotation rotation) {
    /// Of a thing that nobody ever limited or used.
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

    public boolean hasPerSecondCapacity() {
        return limits.perSecond() == null || usage.second().count() < limits.perSecond();
    }

    /// What is left when this is taken; limits are not looked at.
    public Cap plus(CapUse take) {
        boolean counted = take.windows();
        return new Cap(
                key,
                limits,
                new CapUsage(
                        usage.concurrent() + (take.concurrent() ? 1 : 0),
                        usage.total() + (take.total() ? 1 : 0),
                        counted ? usage.day().plusOne() : usage.day(),
                        counted ? usage.hour().plusOne() : usage.hour(),
                        counted ? usage.second().plusOne() : usage.second()),
                rotation);
    }

    /// With so much less taken; a negative number takes more.
    public Cap minus(int atOnce, long inAll) {
        CapUsage less = new CapUsage(
                usage.concurrent() - atOnce, usage.total() - inAll, usage.day(), usage.hour(), usage.second());
        return new Cap(key, limits, less, rotation);
    }

    /// The same with another place in the rotation.
    public Cap withRotation(Rotation to) {
        return new Cap(key, limits, usage, to);
    }
}
