package io.trunkline.routing.caps.domain;

/// A link's position in the rotation of its campaign.
///
/// @param pass        for `weighted`: the link with the lowest value is tried first, and each grant raises it
/// @param turn        for `round-robin`: the number of the campaign's grant that this link had last, 0 for none. On
///     a campaign: the number of its grants
/// @param unavailable whether the link was unavailable at the last choice; true for a new link
public record Rotation(long pass, long turn, boolean unavailable) {
    /// The position of a new link.
    public static final Rotation NEW = new Rotation(0, 0, true);
}
