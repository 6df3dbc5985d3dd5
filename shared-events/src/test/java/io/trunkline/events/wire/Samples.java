package io.trunkline.events.wire;

import io.trunkline.events.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One event of each type with every field set, all of one example: a campaign of Acme calls out over Borealis.
final class Samples {
    private Samples() {}

    static List<Event> all() {
        return List.of(
                ConfigurationSamples.carrier(),
                ConfigurationSamples.client(),
                ConfigurationSamples.tenant(),
                ConfigurationSamples.access(),
                CampaignSamples.campaign(),
                ConfigurationSamples.did(),
                ConfigurationSamples.dialplan(),
                NodeSamples.endpointStatus(),
                NodeSamples.applied(),
                CallSamples.routed(),
                CallSamples.progress(),
                CallSamples.completed(),
                CallSamples.recorded(),
                NodeSamples.command(),
                NodeSamples.snapshot(),
                NodeSamples.tested(),
                NodeSamples.alert());
    }

    /// Every sample by the name of its file under `golden/`: one for each type, and further ones, `<type>+<what>`,
    /// with fields that were added later or that exclude others.
    static Map<String, Event> named() {
        Map<String, Event> named = new LinkedHashMap<>();
        all().forEach(event -> named.put(EventType.of(event).typeName(), event));
        named.put("call.progress.v1+connect-leg", CallSamples.connectProgress());
        named.put("call.progress.v1+ended-by", CallSamples.rejectedProgress());
        named.put("cdr.recorded.v1+details", CallSamples.recordedInDetail());
        named.put("client.changed.v1+limits", ConfigurationSamples.limitedClient());
        named.put("client.changed.v1+rules", ConfigurationSamples.clientWithRules());
        named.put("carrier.changed.v1+limits", ConfigurationSamples.limitedCarrier());
        named.put("carrier.changed.v1+offers", ConfigurationSamples.carrierOfferedToSome());
        named.put("carrier.changed.v1+sip", ConfigurationSamples.carrierWithProxy());
        named.put("carrier.changed.v1+signaling", ConfigurationSamples.carrierWithSignaling());
        named.put("carrier.changed.v1+srv", ConfigurationSamples.carrierBySrvRecords());
        named.put("tenant.changed.v1+limits", ConfigurationSamples.limitedTenant());
        named.put("campaign.changed.v1+rules", CampaignSamples.ruledCampaign());
        named.put("node.command.v1+test", NodeSamples.testCommand());
        named.put("campaign.changed.v1+schedules", CampaignSamples.campaignWithSchedule());
        named.put("campaign.changed.v1+repeat-callers", CampaignSamples.campaignWithRepeatCallers());
        named.put("campaign.changed.v1+counting", CampaignSamples.campaignWithCounting());
        named.put("campaign.changed.v1+callers", CampaignSamples.campaignWithCallerFilter());
        named.put("node.snapshot.v1+health", NodeSamples.snapshotWithHealth());
        named.put("node.snapshot.v1+configuration", NodeSamples.snapshotWithConfiguration());
        named.put("call.routed.v1+tags", CallSamples.routedWithTags());
        named.put("call.routed.v1+withheld", CallSamples.routedFromWithheldCaller());
        named.put("call.progress.v1+withheld", CallSamples.withheldProgress());
        named.put("call.progress.v1+reasons", CallSamples.progressWithReasons());
        named.put("cdr.recorded.v1+tags", CallSamples.recordedWithTags());
        named.put("carrier.changed.v1+tags", ConfigurationSamples.carrierWithTags());
        named.put("carrier.changed.v1+account", ConfigurationSamples.carrierWithAccount());
        named.put("campaign.changed.v1+tags", CampaignSamples.campaignWithTagRules());
        named.put("did.changed.v1+tags", ConfigurationSamples.didWithTags());
        named.put("node.snapshot.v1+transports", NodeSamples.snapshotWithTransports());
        named.put("node.snapshot.v1+sip-addresses", NodeSamples.snapshotWithSipAddresses());
        named.put("client.changed.v1+endpoints", ConfigurationSamples.clientWithEndpoints());
        named.put("cdr.recorded.v1+endpoint", CallSamples.recordedWithEndpoint());
        named.put("call.routed.v1+connect", CallSamples.routedWithConnect());
        named.put("call.progress.v1+undecided", CallSamples.undecidedProgress());
        named.put("cdr.recorded.v1+connect", CallSamples.recordedWithConnect());
        return named;
    }
}
