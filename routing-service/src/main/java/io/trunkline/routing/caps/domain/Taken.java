package io.trunkline.routing.caps.domain;

/// What is taken of a cap at one moment.
///
/// @param atOnce held now
/// @param inAll  answered, or not known yet not to be
/// @param day    let through in the current day
/// @param hour   let through in the current hour
/// @param second let through in the current second
public record Taken(int atOnce, long inAll, Window day, Window hour, Window second) {
    /// Nothing was ever taken.
    public static final Taken NOTHING = new Taken(0, 0, Window.NEVER, Window.NEVER, Window.NEVER);
}
