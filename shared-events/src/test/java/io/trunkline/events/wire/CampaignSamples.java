package io.trunkline.events.wire;

import static io.trunkline.events.wire.SampleIds.CAMPAIGN;
import static io.trunkline.events.wire.SampleIds.CARRIER;
import static io.trunkline.events.wire.SampleIds.CLIENT;
import static io.trunkline.events.wire.SampleIds.DID;
import static io.trunkline.events.wire.SampleIds.LINK;
import static io.trunkline.events.wire.SampleIds.T;
import static io.trunkline.events.wire.SampleIds.TENANT;

import io.trunkline.events.configuration.CampaignChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Samples of the events about campaigns.
final class CampaignSamples {
    private static final CampaignChanged.RepeatCallers SAME_CLIENT =
            new CampaignChanged.RepeatCallers("same-client", 86400, null);

    private CampaignSamples() {}

    static CampaignChanged campaign() {
        return new CampaignChanged(
                CAMPAIGN,
                7,
                false,
                TENANT,
                "Solar spring",
                CampaignChanged.Status.ACTIVE,
                CampaignChanged.RoutingStrategy.TIMEOUT_FALLBACK,
                25,
                "91",
                30,
                5000L,
                List.of(DID),
                List.of(new CampaignChanged.Link(
                        LINK,
                        CLIENT,
                        1,
                        10,
                        CampaignChanged.Status.ACTIVE,
                        3,
                        500L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                List.of(new CampaignChanged.CampaignCarrier(CARRIER, 1)),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    static CampaignChanged ruledCampaign() {
        return ruledCampaign(8, link(null, null, null, null), SAME_CLIENT, null);
    }

    static CampaignChanged campaignWithSchedule() {
        var schedule = new CampaignChanged.LinkSchedule(
                "America/New_York",
                List.of(new CampaignChanged.OpeningHours("monday", "09:00", "17:00")),
                T,
                T.plus(Duration.ofDays(30)),
                "Agents in training");
        return ruledCampaign(9, link(500, 1500, schedule, null), SAME_CLIENT, null);
    }

    static CampaignChanged campaignWithRepeatCallers() {
        var repeatCallers = new CampaignChanged.RepeatCallers("other-client", null, "tenant");
        return ruledCampaign(10, link(null, null, null, null), repeatCallers, null);
    }

    static CampaignChanged campaignWithCounting() {
        var link = link(null, null, null, new CampaignChanged.Counting("answered", 60));
        return ruledCampaign(11, link, SAME_CLIENT, new CampaignChanged.Counting("attempts", null));
    }

    private static CampaignChanged.Link link(
            Integer weeklyCap,
            Integer monthlyCap,
            CampaignChanged.LinkSchedule schedule,
            CampaignChanged.Counting counting) {
        return link(weeklyCap, monthlyCap, schedule, counting, null);
    }

    private static CampaignChanged.Link link(
            Integer weeklyCap,
            Integer monthlyCap,
            CampaignChanged.LinkSchedule schedule,
            CampaignChanged.Counting counting,
            CampaignChanged.TagRules tagRules) {
        return new CampaignChanged.Link(
                LINK,
                CLIENT,
                1,
                10,
                CampaignChanged.Status.ACTIVE,
                3,
                500L,
                20,
                100,
                weeklyCap,
                monthlyCap,
                schedule,
                counting,
                tagRules);
    }

    static CampaignChanged campaignWithTagRules() {
        var rules =
                new CampaignChanged.TagRules(Map.of("vertical", List.of("solar", "wind")), Map.of("source", List.of()));
        return ruledCampaign(13, link(null, null, null, null, rules), SAME_CLIENT, null);
    }

    static CampaignChanged campaignWithCallerFilter() {
        var filter = new CampaignChanged.CallerFilter(List.of("US", "CA-ON"), List.of("US-GA", "+1900"));
        return ruledCampaign(12, link(null, null, null, null), SAME_CLIENT, null, filter);
    }

    private static CampaignChanged ruledCampaign(
            long version,
            CampaignChanged.Link link,
            CampaignChanged.RepeatCallers repeatCallers,
            CampaignChanged.Counting counting) {
        return ruledCampaign(version, link, repeatCallers, counting, null);
    }

    private static CampaignChanged ruledCampaign(
            long version,
            CampaignChanged.Link link,
            CampaignChanged.RepeatCallers repeatCallers,
            CampaignChanged.Counting counting,
            CampaignChanged.CallerFilter callerFilter) {
        return new CampaignChanged(
                CAMPAIGN,
                version,
                false,
                TENANT,
                "Solar spring",
                CampaignChanged.Status.ACTIVE,
                CampaignChanged.RoutingStrategy.WEIGHTED,
                25,
                "91",
                30,
                5000L,
                List.of(DID),
                List.of(link),
                List.of(new CampaignChanged.CampaignCarrier(CARRIER, 1)),
                400,
                "Europe/Madrid",
                List.of(
                        new CampaignChanged.OpeningHours("monday", "09:00", "18:00"),
                        new CampaignChanged.OpeningHours("saturday", "22:00", "06:00")),
                3600,
                List.of(DID),
                new CampaignChanged.Overflow(CLIENT, 20),
                new CampaignChanged.WhenUnavailable(20, "tt-allbusy"),
                repeatCallers,
                counting,
                callerFilter);
    }
}
