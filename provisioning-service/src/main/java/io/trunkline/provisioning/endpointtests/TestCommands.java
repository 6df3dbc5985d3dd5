package io.trunkline.provisioning.endpointtests;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.provisioning.endpointtests.domain.EndpointTest;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint.Address;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.web.problem.CommonProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The commands of a test, one for each node.
final class TestCommands {
    /// The time for the results to arrive.
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private TestCommands() {}

    static List<NodeCommand> of(EndpointTest test, TestedEndpoint endpoint, Optional<NumberedCall> call) {
        return test.nodes().stream()
                .map(node -> command(test, node.node(), endpoint, call))
                .toList();
    }

    /// A call to a number.
    ///
    /// @param called as the carrier wants it written
    record NumberedCall(String called, @Nullable String callerId) {
        /// @throws io.trunkline.web.problem.ProblemException `number.invalid`
        static NumberedCall of(EndpointTests.Call call) {
            PhoneNumber to = number("call.to", call.draft().to());
            String from = call.draft().from();
            String called = call.format()
                    .write(Optional.of(to), to.e164(), Optional.of(call.country()))
                    .orElseThrow(() -> CommonProblem.NUMBER_INVALID.problem(
                            "call.to: numbers of other countries are not sent to this carrier"));
            return new NumberedCall(
                    called, from == null ? null : number("call.from", from).e164());
        }

        private static PhoneNumber number(String field, @Nullable String text) {
            return PhoneNumber.parse(text == null ? "" : text)
                    .orElseThrow(() -> CommonProblem.NUMBER_INVALID.problem(
                            field + " must be a number in E.164 form, such as +14045556789"));
        }
    }

    private static NodeCommand command(
            EndpointTest test, String node, TestedEndpoint endpoint, Optional<NumberedCall> call) {
        return new NodeCommand(
                UUID.randomUUID(),
                node,
                test.startedAt(),
                test.deadline().minus(RESERVE),
                null,
                null,
                null,
                null,
                new NodeCommand.EndpointTest(
                        test.id(),
                        endpoint.endpointId().value(),
                        endpoint.version(),
                        endpoint.nextHop().map(Address::host).orElse(null),
                        endpoint.nextHop().flatMap(Address::service).orElse(null),
                        endpoint.hasContact(),
                        endpoint.registration()
                                .map(uris -> new NodeCommand.RegistrationTest(
                                        uris.clientUri(), uris.serverUri(), uris.again()))
                                .orElse(null),
                        call.map(numbered -> toEvent(numbered, endpoint, callId(test, node)))
                                .orElse(null)));
    }

    private static NodeCommand.CallTest toEvent(NumberedCall call, TestedEndpoint endpoint, String callId) {
        return new NodeCommand.CallTest(
                callId, endpoint.dialString(call.called()), call.callerId(), endpoint.channelVariables(callId));
    }

    private static String callId(EndpointTest test, String node) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return new CallId(node + "-" + test.startedAt().getEpochSecond() + ".c" + random).value();
    }
}
