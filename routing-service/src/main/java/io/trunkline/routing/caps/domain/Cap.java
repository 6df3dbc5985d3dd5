package io.trunkline.routing.caps.domain;

/// A cap at one moment: its windows are the current ones.
public record Cap(CapKey key, Limits limits, Taken taken, Rotation rotation) {
    /// Of a thing that nobody ever limited or used.
    public static Cap unlimited(CapKey key) {
        return new Cap(key, Limits.NONE, Taken.NOTHING, Rotation.NEW);
    }

    public boolean hasRoomAtOnce() {
        return limits.atOnce() == null || taken.atOnce() < limits.atOnce();
    }

    public boolean hasRoomInAll() {
        return limits.inAll() == null || taken.inAll() < limits.inAll();
    }

    public boolean hasRoomToday() {
        return limits.aDay() == null || taken.day().count() < limits.aDay();
    }

    public boolean hasRoomThisHour() {
        return limits.anHour() == null || taken.hour().count() < limits.anHour();
    }

    public boolean hasRoomThisSecond() {
        return limits.aSecond() == null || taken.second().count() < limits.aSecond();
    }

    /// What is left when this is taken; limits are not looked at.
    public Cap after(Take take) {
        boolean counted = take.windows();
        return new Cap(
                key,
                limits,
                new Taken(
                        taken.atOnce() + (take.atOnce() ? 1 : 0),
                        taken.inAll() + (take.inAll() ? 1 : 0),
                        counted ? taken.day().plusOne() : taken.day(),
                        counted ? taken.hour().plusOne() : taken.hour(),
                        counted ? taken.second().plusOne() : taken.second()),
                rotation);
    }

    /// With so much less taken; a negative number takes more.
    public Cap givenBack(int atOnce, long inAll) {
        Taken less =
                new Taken(taken.atOnce() - atOnce, taken.inAll() - inAll, taken.day(), taken.hour(), taken.second());
        return new Cap(key, limits, less, rotation);
    }

    /// The same with another place in the rotation.
    public Cap moved(Rotation to) {
        return new Cap(key, limits, taken, to);
    }
}
