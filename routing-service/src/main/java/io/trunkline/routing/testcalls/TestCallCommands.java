package io.trunkline.routing.testcalls;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Builds the command for a test call: one half of a Local channel is the caller, the other one enters the dialplan of
/// inbound calls.
final class TestCallCommands {
    /// Leaves time for one client after the other before the node abandons the command.
    private static final int EXPECTED_ATTEMPTS = 5;

    private TestCallCommands() {}

    /// @param number the called number
    /// @param from the caller's number; empty for a caller who withholds it
    record TestCall(CallId id, UUID tenant, UUID campaign, UUID did, PhoneNumber number, Optional<PhoneNumber> from) {}

    static NodeCommand originate(TestCall call, Duration ringTimeout, Instant now, Duration deadline) {
        return new NodeCommand(
                UUID.randomUUID(),
                call.id().node(),
                now,
                now.plus(deadline),
                new NodeCommand.Originate(
                        call.id().value(),
                        "Local/" + call.number().e164() + "@trunkline-test-inbound/n",
                        "trunkline-test-caller",
                        "s",
                        Math.toIntExact(ringTimeout.toSeconds()) * EXPECTED_ATTEMPTS,
                        call.from().map(PhoneNumber::e164).orElse(null),
                        variables(call)),
                null,
                null,
                call.tenant());
    }

    /// For the record of a call about which the node cannot ask routing.
    private static Map<String, String> variables(TestCall call) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("__TRUNKLINE_CALL", call.id().value());
        variables.put("__TRUNKLINE_ATTEMPT", "0");
        variables.put("__TRUNKLINE_DIRECTION", "inbound");
        variables.put("__TRUNKLINE_TENANT", call.tenant().toString());
        variables.put("__TRUNKLINE_CAMPAIGN", call.campaign().toString());
        variables.put("__TRUNKLINE_DID", call.did().toString());
        return variables;
    }
}
