package io.trunkline.provisioning.carriers;

import io.trunkline.provisioning.campaignreadmodel.CampaignReadModel.CampaignUse;
import java.util.List;
import java.util.UUID;

/// What uses a carrier.
///
/// @param campaigns that name it or use its dial prefix, sorted by name
/// @param numbers how many numbers have it as their trunk
/// @param dialplanLines manual dialplan lines that go to its dial prefix
record CarrierDependents(List<CampaignUse> campaigns, long numbers, List<LineUse> dialplanLines) {
    /// A dialplan line.
    record LineUse(UUID id, String exten, int priority, String app, String appdata) {}
}
