package io.trunkline.routing.caps.domain;

/// A link's place among the links of its campaign.
///
/// @param pass `weighted`: the smallest goes first, and each grant adds to it
/// @param turn `round_robin`: number of the campaign's grant that it had last, 0 for none; on a campaign, how many
///     grants there were
/// @param unavailable whether it could not be chosen when it was last looked at; true for a newcomer
public record Rotation(long pass, long turn, boolean unavailable) {
    /// A newcomer's.
    public static final Rotation NEW = new Rotation(0, 0, true);
}
