package io.trunkline.events.wire;

import io.trunkline.events.Event;
import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.configuration.AccessChanged;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One event of each type with every field set, all of one example: a campaign of Acme calls out over Borealis.
final class Samples {

    private static final Instant T = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final UUID TENANT = id(1);
    private static final UUID CAMPAIGN = id(2);
    private static final UUID LINK = id(3);
    private static final UUID CLIENT = id(4);
    private static final UUID CARRIER = id(5);
    private static final UUID DID = id(6);
    private static final UUID LEASE = id(7);
    private static final UUID COMMAND = id(8);
    private static final String CALL = "ast1-1772359200.42";
    private static final PartyIds IDS = new PartyIds(TENANT, CAMPAIGN, LINK, CLIENT, CARRIER, DID);

    private Samples() {}

    static List<Event> all() {
        return List.of(
                carrier(),
                client(),
                tenant(),
                access(),
                campaign(),
                did(),
                dialplan(),
                endpointStatus(),
                applied(),
                routed(),
                progress(),
                completed(),
                recorded(),
                command(),
                snapshot(),
                alert());
    }

    /// Every sample by the name of its file under `golden/`: one for each type, and further ones, `<type>+<what>`,
    /// with fields that were added later or that exclude others.
    static Map<String, Event> named() {
        Map<String, Event> named = new LinkedHashMap<>();
        all().forEach(event -> named.put(EventType.of(event).typeName(), event));
        named.put("call.progress.v1+connect-leg", connectProgress());
        named.put("carrier.changed.v1+limits", limitedCarrier());
        named.put("tenant.changed.v1+limits", limitedTenant());
        named.put("campaign.changed.v1+rules", ruledCampaign());
        return named;
    }

    private static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }

    private static CallFact fact(CallFact.Source source) {
        return fact(CallLeg.attempt(1), "ast1-1772359200.43", source);
    }

    private static CallFact fact(CallLeg leg, String channelUniqueId, CallFact.Source source) {
        return new CallFact(
                id(20),
                T,
                T.plusMillis(3),
                "ast1",
                T.minusSeconds(3600),
                CALL,
                leg,
                LEASE,
                channelUniqueId,
                source,
                IDS);
    }

    private static CarrierChanged carrier() {
        return carrier(3, null, Map.of());
    }

    private static CarrierChanged limitedCarrier() {
        return carrier(
                4,
                12,
                Map.of("403", CarrierChanged.FailoverAction.NEXT, "cause:34", CarrierChanged.FailoverAction.END));
    }

    private static CarrierChanged carrier(
            long version, Integer maxCallsPerSecond, Map<String, CarrierChanged.FailoverAction> failover) {
        return new CarrierChanged(
                CARRIER,
                version,
                false,
                "borealis",
                "Borealis",
                "custom",
                CarrierChanged.TrunkType.PJSIP,
                CarrierChanged.RegistrationType.REGISTRATION,
                "sip.borealis.example",
                5060,
                List.of("192.0.2.0/28"),
                "acme",
                "acme-auth",
                "c2VhbGVk",
                "acme",
                "borealis.example",
                "transport-udp",
                List.of("ulaw", "alaw"),
                "rfc4733",
                60,
                20,
                1,
                CarrierChanged.Status.ACTIVE,
                "91",
                45,
                CarrierChanged.NumberFormat.E164,
                Map.of("rtp_timeout", "60"),
                maxCallsPerSecond,
                failover);
    }

    private static ClientChanged client() {
        return new ClientChanged(
                CLIENT,
                2,
                false,
                "ana-call-center",
                "Ana call center",
                ClientChanged.Status.ACTIVE,
                ClientChanged.Mode.REGISTERS,
                "192.0.2.80",
                5080,
                "ana",
                "c2VhbGVk",
                "transport-udp",
                List.of("alaw"),
                "rfc4733",
                30,
                Map.of("rtp_timeout", "60"));
    }

    private static TenantChanged tenant() {
        return new TenantChanged(TENANT, 1, false, "Acme leads", TenantChanged.Status.SUSPENDED, null, null);
    }

    private static TenantChanged limitedTenant() {
        return new TenantChanged(
                TENANT,
                2,
                false,
                "Acme leads",
                TenantChanged.Status.ACTIVE,
                20,
                new TenantChanged.Destinations(List.of("+1", "+44"), List.of("+1900", "+4470")));
    }

    private static AccessChanged access() {
        return new AccessChanged(id(9), 4, false, AccessChanged.Kind.USER, TENANT, false, T);
    }

    private static CampaignChanged campaign() {
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
                        LINK, CLIENT, 1, 10, CampaignChanged.Status.ACTIVE, 3, 500L, null, null)),
                List.of(new CampaignChanged.CampaignCarrier(CARRIER, 1)),
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static CampaignChanged ruledCampaign() {
        var link = new CampaignChanged.Link(LINK, CLIENT, 1, 10, CampaignChanged.Status.ACTIVE, 3, 500L, 20, 100);
        return new CampaignChanged(
                CAMPAIGN,
                8,
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
                new CampaignChanged.RepeatCallers("same-client", 86400));
    }

    private static DidChanged did() {
        return new DidChanged(
                DID,
                2,
                false,
                TENANT,
                "+14045556789",
                "404",
                "borealis",
                DidChanged.Status.ACTIVE,
                1000L,
                Map.of("provider", "Borealis", "region", "US-East"));
    }

    private static DialplanChanged dialplan() {
        return new DialplanChanged(id(10), 1, false, "from-campaign", "_77X.", 1, "NoOp", "Test line");
    }

    private static EndpointStatus endpointStatus() {
        return new EndpointStatus(
                "ast1",
                T.minusSeconds(3600),
                12,
                "borealis",
                EndpointStatus.Aspect.REGISTRATION,
                EndpointStatus.State.REJECTED,
                T,
                "rejected by the registrar",
                1.234);
    }

    private static RealtimeApplied applied() {
        return new RealtimeApplied(
                "asterisk",
                T.minusSeconds(3600),
                44,
                RealtimeApplied.EntityKind.CARRIER,
                CARRIER,
                "borealis",
                3,
                false,
                "sip:acme@sip.borealis.example:5060",
                "sip:sip.borealis.example:5060",
                List.of(RealtimeApplied.Part.ENDPOINT, RealtimeApplied.Part.REGISTRATION),
                T);
    }

    private static CallRouted routed() {
        return new CallRouted(
                fact(CallFact.Source.DIALPLAN),
                Direction.OUTBOUND,
                CallRouted.AnswerKind.DIAL,
                "+17065551234",
                "+14045556789",
                "+14045556789",
                "PJSIP/borealis/sip:+17065551234@192.0.2.5:5060",
                45,
                34,
                "chosen",
                new CallRouted.PreviousAttempt(CallLeg.attempt(1), "BUSY", 17, 486, "ast1-1772359200.41"),
                List.of(new CallRouted.Candidate(
                        "carrier",
                        CARRIER,
                        "Borealis",
                        List.of(new CallRouted.Check("available", true, "registered")),
                        true)),
                0.85,
                Map.of("leadId", "L-17"));
    }

    private static CallProgress progress() {
        return new CallProgress(
                fact(CallFact.Source.AMI),
                CallProgress.Kind.ATTEMPT_ENDED,
                Direction.OUTBOUND,
                "PJSIP/borealis-0000001a",
                "borealis",
                "+17065551234",
                "+14045556789",
                17,
                486,
                "BUSY",
                "busy");
    }

    private static CallProgress connectProgress() {
        return new CallProgress(
                fact(CallLeg.connectLeg(1), "ast1-1772359200.44", CallFact.Source.AMI),
                CallProgress.Kind.ANSWERED,
                Direction.CONNECT,
                "PJSIP/acme-floor1-0000001b",
                "acme-floor1",
                "+17065551234",
                "+14045556789",
                null,
                null,
                null,
                null);
    }

    private static CallCompleted completed() {
        return new CallCompleted(
                fact(CallLeg.CALL, CALL, CallFact.Source.CEL), T, T.plusSeconds(4), T.plusSeconds(64), 16, 200, 2);
    }

    private static CdrRecorded recorded() {
        return new CdrRecorded(
                CALL,
                2,
                Direction.OUTBOUND,
                Disposition.ANSWERED,
                IDS,
                "+14045556789",
                "+17065551234",
                "+14045556789",
                "ast1",
                T,
                T.plusSeconds(4),
                T.plusSeconds(64),
                60.5,
                16,
                200,
                "answered",
                List.of(new CdrRecorded.Attempt(
                        CallLeg.attempt(1),
                        Disposition.ANSWERED,
                        IDS,
                        LEASE,
                        "ast1-1772359200.43",
                        T,
                        T.plusSeconds(4),
                        T.plusSeconds(64),
                        16,
                        200,
                        "ANSWER")),
                Map.of("leadId", "L-17"));
    }

    private static NodeCommand command() {
        return new NodeCommand(
                COMMAND,
                "ast1",
                T,
                T.plusSeconds(15),
                new NodeCommand.Originate(
                        CALL,
                        "Local/17065551234@trunkline-outbound/n",
                        "DynamicIVR",
                        "s",
                        60,
                        "+14045556789",
                        Map.of("__TRUNKLINE_CALL", CALL)),
                new NodeCommand.SnapshotRequest(T),
                new NodeCommand.HangUp(CALL, 16),
                TENANT);
    }

    private static NodeSnapshot snapshot() {
        return new NodeSnapshot(
                "ast1",
                T.minusSeconds(3600),
                COMMAND,
                T,
                T.plusMillis(40),
                true,
                List.of(new NodeSnapshot.LiveChannel(
                        "ast1-1772359200.43",
                        CALL,
                        "PJSIP/borealis-0000001a",
                        "Up",
                        CALL,
                        CallLeg.attempt(1),
                        LEASE,
                        IDS)));
    }

    private static AlertRaised alert() {
        return new AlertRaised(
                id(11),
                "lease.adopted-above-limit",
                AlertRaised.Severity.WARNING,
                CARRIER.toString(),
                TENANT,
                "A live call was adopted above the limit of Borealis",
                T,
                Map.of("active", "21"));
    }
}
