package io.trunkline.routing.placedcalls;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Builds the command to originate a call. Channels are `Local/…/n`: without `/n` Asterisk optimizes the Local
/// halves away mid-call, and their end would release a lease that is still in use.
final class OriginateCommands {
    /// Leaves time for failover between carriers before the node abandons the command.
    private static final int EXPECTED_ATTEMPTS = 5;

    private OriginateCommands() {}

    /// @param prefix of the prefix dialplan to use; empty for the context `trunkline-outbound`
    static NodeCommand originate(PlacedCall call, Optional<String> prefix, int ringSeconds, Duration deadline) {
        NodeCommand.Originate order = new NodeCommand.Originate(
                call.id().value(),
                prefix.map(digits -> "Local/" + digits + withoutPlus(call.asDialed()) + "@from-campaign/n")
                        .orElseGet(() -> "Local/" + call.to() + "@trunkline-outbound/n"),
                call.connect().context(),
                call.connect().extension(),
                ringSeconds * EXPECTED_ATTEMPTS,
                call.callerId().e164(),
                variables(call));
        return new NodeCommand(
                call.commandId(),
                call.id().node(),
                call.placedAt(),
                call.placedAt().plus(deadline),
                order,
                null,
                null,
                call.tenant().value());
    }

    /// Variables are inherited by both halves of the Local channel and by the channels they dial. A variable
    /// set on one half does not reach the other.
    private static Map<String, String> variables(PlacedCall call) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("__TRUNKLINE_CALL", call.id().value());
        variables.put("__TRUNKLINE_ATTEMPT", "0");
        variables.put("__TRUNKLINE_DIRECTION", "outbound");
        variables.put("__TRUNKLINE_TENANT", call.tenant().toString());
        call.campaign().ifPresent(campaign -> variables.put("__TRUNKLINE_CAMPAIGN", campaign.toString()));
        variables.put("__TRUNKLINE_DID", call.did().toString());
        return variables;
    }

    /// The patterns of the prefix dialplan match digits only.
    private static String withoutPlus(String asDialed) {
        return asDialed.startsWith("+") ? asDialed.substring(1) : asDialed;
    }
}
