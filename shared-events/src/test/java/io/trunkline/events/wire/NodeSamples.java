package io.trunkline.events.wire;

import static io.trunkline.events.wire.SampleIds.CALL;
import static io.trunkline.events.wire.SampleIds.CARRIER;
import static io.trunkline.events.wire.SampleIds.COMMAND;
import static io.trunkline.events.wire.SampleIds.IDS;
import static io.trunkline.events.wire.SampleIds.LEASE;
import static io.trunkline.events.wire.SampleIds.T;
import static io.trunkline.events.wire.SampleIds.TENANT;
import static io.trunkline.events.wire.SampleIds.id;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.events.nodes.EndpointTested;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.telephony.CallLeg;
import java.util.List;
import java.util.Map;

/// Samples of the events from and to nodes.
final class NodeSamples {
    private NodeSamples() {}

    static EndpointStatus endpointStatus() {
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

    static RealtimeApplied applied() {
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

    static NodeCommand command() {
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

    static NodeCommand testCommand() {
        return new NodeCommand(
                COMMAND,
                "ast1",
                T,
                T.plusSeconds(14),
                null,
                null,
                null,
                null,
                new NodeCommand.EndpointTest(
                        id(12),
                        "borealis",
                        3,
                        "sip.borealis.example",
                        "_sip._udp.sip.borealis.example",
                        true,
                        new NodeCommand.RegistrationTest(
                                "sip:acme@sip.borealis.example", "sip:sip.borealis.example;transport=udp", true),
                        new NodeCommand.CallTest(
                                CALL, "PJSIP/14045556789@borealis", "+14045550100", Map.of("TRUNKLINE_CALL", CALL))));
    }

    static EndpointTested tested() {
        return new EndpointTested(
                id(12),
                "ast1",
                3,
                true,
                T,
                List.of(
                        new EndpointTested.Step(
                                EndpointTested.StepName.RESOLVE,
                                EndpointTested.Result.PASSED,
                                12L,
                                "sip.borealis.example → 192.0.2.7",
                                null,
                                null),
                        new EndpointTested.Step(
                                EndpointTested.StepName.REGISTER,
                                EndpointTested.Result.FAILED,
                                240L,
                                "403 Forbidden",
                                "rejected",
                                403)));
    }

    static NodeSnapshot snapshot() {
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

    static NodeSnapshot snapshotWithHealth() {
        return new NodeSnapshot(
                "ast1",
                T.minusSeconds(3600),
                COMMAND,
                T,
                T.plusMillis(40),
                true,
                List.of(),
                new NodeSnapshot.NodeHealth(
                        "22.10.1", T.minusSeconds(1800), 2.5, 1, 12, T.minusSeconds(1801), 0.75, -3.25));
    }

    static NodeSnapshot snapshotWithConfiguration() {
        return new NodeSnapshot(
                "ast1",
                T.minusSeconds(3600),
                COMMAND,
                T,
                T.plusMillis(40),
                true,
                List.of(),
                new NodeSnapshot.NodeHealth(
                        "22.10.1",
                        T.minusSeconds(1800),
                        2.5,
                        1,
                        12,
                        T.minusSeconds(1801),
                        0.75,
                        -3.25,
                        new NodeSnapshot.AppliedConfiguration(
                                "2936719025", T.minusSeconds(30), T.minusSeconds(29), 0)));
    }

    static NodeSnapshot snapshotWithTransports() {
        return new NodeSnapshot(
                "ast1",
                T.minusSeconds(3600),
                COMMAND,
                T,
                T.plusMillis(40),
                true,
                List.of(),
                new NodeSnapshot.NodeHealth(
                        "22.10.1",
                        T.minusSeconds(1800),
                        2.5,
                        1,
                        12,
                        T.minusSeconds(1801),
                        0.75,
                        -3.25,
                        new NodeSnapshot.AppliedConfiguration(
                                "2936719025",
                                T.minusSeconds(30),
                                T.minusSeconds(29),
                                0,
                                412,
                                List.of("transport-tcp", "transport-tls", "transport-udp"))));
    }

    static NodeSnapshot snapshotWithSipAddresses() {
        return new NodeSnapshot(
                "ast1",
                T.minusSeconds(3600),
                COMMAND,
                T,
                T.plusMillis(40),
                true,
                List.of(),
                new NodeSnapshot.NodeHealth(
                        "22.10.1",
                        T.minusSeconds(1800),
                        2.5,
                        1,
                        12,
                        T.minusSeconds(1801),
                        0.75,
                        -3.25,
                        new NodeSnapshot.AppliedConfiguration(
                                "2936719025",
                                T.minusSeconds(30),
                                T.minusSeconds(29),
                                0,
                                412,
                                List.of("transport-tls", "transport-udp"),
                                List.of(
                                        new NodeSnapshot.SipAddress("tls", "192.0.2.5", 5061),
                                        new NodeSnapshot.SipAddress("udp", "192.0.2.5", 5060)))));
    }

    static AlertRaised alert() {
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
