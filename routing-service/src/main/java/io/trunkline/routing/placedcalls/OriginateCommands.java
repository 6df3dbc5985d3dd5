package io.trunkline.routing.placedcalls;

import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Orders to place a call. Every channel is a Local one with `/n`: without it the halves are optimised away in
/// mid-call, and their end would free a live lease.
final class OriginateCommands {
    /// Room for failover between carriers before the node gives the whole order up.
    private static final int EXPECTED_ATTEMPTS = 5;

    private OriginateCommands() {}

    /// @param prefix the static block it leaves by, in place of routing's own context
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

    /// Both halves of the Local channel and all they dial inherit these; what is set on one half never reaches the
    /// other.
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

    /// A plus sign matches no pattern of a static block.
    private static String withoutPlus(String asDialled) {
        return asDialled.startsWith("+") ? asDialled.substring(1) : asDialled;
    }
}
