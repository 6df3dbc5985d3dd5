package io.trunkline.routing.caps.domain;

/// What is taken of a cap at one moment.
///
/// @param concurrent held now
/// @param total  answered, or not known yet not to be
/// @param day    let through in the current day
/// @param hour   let through in the current hour
/// @param second let through in the current second
public record CapUsage(int concurrent, long total, Window day, Window hour, Window second) {
    /// Nothing was ever taken.
    public static final CapUsage NONE = new CapUsage(0, 0, Window.NEVER, Window.NEVER, Window.NEVER);
}
