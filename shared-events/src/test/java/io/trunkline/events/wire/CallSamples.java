package io.trunkline.events.wire;

import static io.trunkline.events.wire.SampleIds.CALL;
import static io.trunkline.events.wire.SampleIds.CARRIER;
import static io.trunkline.events.wire.SampleIds.CLIENT;
import static io.trunkline.events.wire.SampleIds.IDS;
import static io.trunkline.events.wire.SampleIds.LEASE;
import static io.trunkline.events.wire.SampleIds.T;
import static io.trunkline.events.wire.SampleIds.id;

import io.trunkline.events.calls.CallCompleted;
import io.trunkline.events.calls.CallFact;
import io.trunkline.events.calls.CallProgress;
import io.trunkline.events.calls.CallRouted;
import io.trunkline.events.calls.CdrRecorded;
import io.trunkline.events.calls.ConnectTo;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.ChannelEnder;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.util.List;
import java.util.Map;

/// Samples of the events about calls.
final class CallSamples {
    private static final ConnectTo TO_CLIENT = new ConnectTo(CLIENT, null);

    private CallSamples() {}

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

    static CallRouted routed() {
        return routed(Map.of());
    }

    static CallRouted routedWithTags() {
        return routed(Map.of("vertical", "solar"));
    }

    private static CallRouted routed(Map<String, String> tags) {
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
                Map.of("leadId", "L-17"),
                tags);
    }

    /// An inbound call whose caller withholds the number.
    static CallRouted routedFromWithheldCaller() {
        return new CallRouted(
                fact(CallFact.Source.DIALPLAN),
                Direction.INBOUND,
                CallRouted.AnswerKind.DIAL,
                "+14045556789",
                null,
                null,
                "PJSIP/14045556789@acme-floor1",
                45,
                null,
                null,
                null,
                List.of(),
                0.85,
                Map.of(),
                Map.of(),
                "+17065551234",
                null);
    }

    /// A placed call that is connected to a client when the called party answers.
    static CallRouted routedWithConnect() {
        return new CallRouted(
                fact(CallFact.Source.DIALPLAN),
                Direction.OUTBOUND,
                CallRouted.AnswerKind.DIAL,
                "+17065551234",
                null,
                "+14045556789",
                "PJSIP/+17065551234@borealis",
                45,
                null,
                null,
                null,
                List.of(),
                0.85,
                Map.of("leadId", "L-17"),
                Map.of(),
                null,
                TO_CLIENT);
    }

    static CallProgress progress() {
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
                null,
                "BUSY",
                "busy");
    }

    static CallProgress rejectedProgress() {
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
                ChannelEnder.REMOTE,
                "BUSY",
                null);
    }

    static CallProgress connectProgress() {
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
                null,
                null);
    }

    static CallProgress withheldProgress() {
        return new CallProgress(
                fact(CallFact.Source.AMI),
                CallProgress.Kind.ATTEMPT_STARTED,
                Direction.INBOUND,
                "PJSIP/acme-floor1-0000001b",
                "acme-floor1",
                "+14045556789",
                "+17065551234",
                null,
                null,
                null,
                null,
                null,
                true,
                List.of());
    }

    static CallProgress progressWithReasons() {
        return new CallProgress(
                fact(CallFact.Source.AMI),
                CallProgress.Kind.ATTEMPT_ENDED,
                Direction.OUTBOUND,
                "PJSIP/borealis-0000001a",
                "borealis",
                "+17065551234",
                "+14045556789",
                21,
                603,
                ChannelEnder.REMOTE,
                "CHANUNAVAIL",
                null,
                null,
                List.of("SIP;cause=603;text=\"v=analytics1\"", "Q.850;cause=21"));
    }

    /// The end of the channel that the dialplan ran on, without an answer from routing.
    static CallProgress undecidedProgress() {
        return new CallProgress(
                fact(CallLeg.CALL, CALL, CallFact.Source.AMI),
                CallProgress.Kind.ENDED,
                Direction.OUTBOUND,
                "Local/+17065551234@trunkline-outbound-00000001;1",
                null,
                "+17065551234",
                "+14045556789",
                41,
                null,
                ChannelEnder.NODE,
                null,
                CallProgress.ROUTING_UNAVAILABLE);
    }

    static CallCompleted completed() {
        return new CallCompleted(
                fact(CallLeg.CALL, CALL, CallFact.Source.CEL), T, T.plusSeconds(4), T.plusSeconds(64), 16, 200, 2);
    }

    static CdrRecorded recorded() {
        return new CdrRecorded(
                CALL,
                2,
                Direction.OUTBOUND,
                Disposition.ANSWERED,
                IDS,
                "+14045556789",
                "+17065551234",
                null,
                null,
                "+14045556789",
                "ast1",
                T,
                null,
                null,
                T.plusSeconds(4),
                T.plusSeconds(64),
                60.5,
                null,
                null,
                16,
                200,
                null,
                "answered",
                List.of(new CdrRecorded.Attempt(
                        CallLeg.attempt(1),
                        Disposition.ANSWERED,
                        IDS,
                        LEASE,
                        "ast1-1772359200.43",
                        T,
                        null,
                        T.plusSeconds(4),
                        T.plusSeconds(64),
                        null,
                        null,
                        null,
                        16,
                        200,
                        null,
                        "ANSWER")),
                Map.of("leadId", "L-17"),
                Map.of(),
                null);
    }

    /// With the fields that tell how the call was set up, and who ended it.
    static CdrRecorded recordedInDetail() {
        return recordedInDetail(Map.of(), null, null);
    }

    static CdrRecorded recordedWithTags() {
        return recordedInDetail(Map.of("vertical", "solar"), null, null);
    }

    static CdrRecorded recordedWithEndpoint() {
        return recordedInDetail(Map.of(), "ana-call-center-2", null);
    }

    /// A placed call that was to be connected to a client.
    static CdrRecorded recordedWithConnect() {
        return recordedInDetail(Map.of(), "borealis", TO_CLIENT);
    }

    private static CdrRecorded recordedInDetail(Map<String, String> tags, String endpointId, ConnectTo connect) {
        return new CdrRecorded(
                CALL,
                1,
                Direction.OUTBOUND,
                Disposition.ANSWERED,
                IDS,
                "+14045556789",
                "+17065551234",
                "US",
                "US-GA",
                "+14045556789",
                "ast1",
                T,
                T.plusMillis(40),
                T.plusMillis(1_600),
                T.plusSeconds(4),
                T.plusSeconds(64),
                60.0,
                1.5,
                2.4,
                16,
                200,
                HangupParty.CALLEE,
                connect == null ? null : "clients.none-eligible",
                List.of(new CdrRecorded.Attempt(
                        CallLeg.attempt(1),
                        Disposition.ANSWERED,
                        IDS,
                        LEASE,
                        "ast1-1772359200.43",
                        T.plusMillis(100),
                        T.plusMillis(1_600),
                        T.plusSeconds(4),
                        T.plusSeconds(64),
                        60.0,
                        1.5,
                        2.4,
                        16,
                        200,
                        HangupParty.CALLEE,
                        "ANSWER",
                        endpointId)),
                Map.of("leadId", "L-17"),
                tags,
                connect);
    }
}
