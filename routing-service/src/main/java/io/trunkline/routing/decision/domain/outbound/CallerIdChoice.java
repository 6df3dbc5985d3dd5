package io.trunkline.routing.decision.domain.outbound;

import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.numbers.LocalPresence;
import java.util.Optional;

/// Which numbers of a tenant may be the caller ID of a call that names none. An empty value matches every number.
///
/// @param campaign a campaign with caller IDs of its own limits the choice to those
/// @param region   as in the number's `metadata`
/// @param trunk    name of a carrier, or `PJSIP`
/// @param near     numbers that are nearer come first
public record CallerIdChoice(
        Optional<CampaignId> campaign,
        Optional<String> areaCode,
        Optional<String> region,
        Optional<String> tag,
        Optional<String> trunk,
        Optional<LocalPresence> near) {
    /// Any number, or any of the campaign's.
    public static CallerIdChoice any(Optional<CampaignId> campaign) {
        return new CallerIdChoice(
                campaign, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
