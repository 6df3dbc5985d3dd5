package io.trunkline.routing.caps.domain;

/// The use of one cap by one attempt.
///
/// @param concurrent counts as a concurrent call until the attempt ends
/// @param total      counts towards the total, and stays counted if the attempt is answered
/// @param windows    counts in the current day, hour and second
public record CapUse(CapKey key, boolean concurrent, boolean total, boolean windows) {
    /// The first use by a call, which counts everywhere.
    public static CapUse first(CapKey key) {
        return new CapUse(key, true, true, true);
    }

    /// The use by a further attempt of a call to the same client. What counts attempts has counted the call already.
    /// What counts answered calls counts each attempt until it is known to be unanswered.
    public static CapUse further(Cap cap) {
        Counting counting = cap.counting();
        return new CapUse(cap.key(), true, counting.totalIsOfAnswered(), counting.windowsAreOfAnswered());
    }

    /// The use by an attempt.
    ///
    /// @param isFurther whether the call has dialed the same client before
    public static CapUse of(Cap cap, boolean isFurther) {
        return isFurther ? further(cap) : first(cap.key());
    }
}
