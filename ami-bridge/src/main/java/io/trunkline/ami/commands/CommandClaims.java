package io.trunkline.ami.commands;

import io.trunkline.ami.commands.domain.OpenOrder;
import io.trunkline.events.nodes.NodeCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Claims of commands, so that each is executed at most once, and whether they were executed.
public interface CommandClaims {

    /// @return false when the command has been claimed before
    Mono<Boolean> claim(NodeCommand command, Instant now);

    /// Marks a command as executed or reported.
    ///
    /// @return false when it was marked before
    Mono<Boolean> markDone(UUID commandId, Instant now);

    /// The oldest orders to place a call that are past their deadline, claimed and not done.
    Mono<List<OpenOrder>> openOrders(String node, Instant now);

    /// Whether a fact of the call was published, or the channel event log has a row of it.
    Mono<Boolean> wasCallSeen(String node, String callId);
}
