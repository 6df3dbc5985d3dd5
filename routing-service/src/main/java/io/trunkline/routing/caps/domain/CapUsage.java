package io.trunkline.routing.caps.domain;

/// The usage of a cap at one moment.
///
/// @param concurrent attempts with a lease now
/// @param total      attempts answered, or not yet known to be unanswered
/// @param day        attempts admitted in the current day
/// @param hour       attempts admitted in the current hour
/// @param second     attempts admitted in the current second
/// @param week       attempts admitted in the current ISO week
/// @param month      attempts admitted in the current month
public record CapUsage(int concurrent, long total, Window day, Window hour, Window second, Window week, Window month) {
    /// No usage.
    public static final CapUsage NONE = new CapUsage(0, 0, Window.NEVER, Window.NEVER, Window.NEVER);

    /// Without counts of weeks and months.
    public CapUsage(int concurrent, long total, Window day, Window hour, Window second) {
        this(concurrent, total, day, hour, second, Window.NEVER, Window.NEVER);
    }
}
