package io.trunkline.ami.commands;

import io.trunkline.ami.commands.domain.OpenOrder;
import io.trunkline.ami.retention.ExpiringTable;
import io.trunkline.events.nodes.NodeCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Who carries out a command, and whether it was carried out.
interface CommandClaims extends ExpiringTable {

    /// @return false when it has been claimed before, by whomever
    Mono<Boolean> claim(NodeCommand command, Instant now);

    /// Nothing more is to be done for it.
    ///
    /// @return false when that was known before
    Mono<Boolean> markDone(UUID command, Instant now);

    /// The oldest orders to place a call on a node that are past their deadline, claimed and not done.
    Mono<List<OpenOrder>> openOrders(String node, Instant now);

    /// Whether a fact of a call was told, or Asterisk's channel event log has it.
    Mono<Boolean> wasCallSeen(String node, String callId);
}
