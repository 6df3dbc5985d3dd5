package io.trunkline.ami.reloads;

import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.reloads.domain.Reload;
import io.trunkline.ami.reloads.domain.SentReloads;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Sends pending reloads, a batch at a time, so that other actions and the node's events do not wait for all of them.
@Component
final class ResumeReloads {
    private static final int BATCH = 20;

    private final PendingReloads pending;
    private final SendReloads sendReloads;
    private final AppliedConfigurations configurations;
    private final NodeStatus node;

    ResumeReloads(
            PendingReloads pending, SendReloads sendReloads, AppliedConfigurations configurations, NodeStatus node) {
        this.pending = pending;
        this.sendReloads = sendReloads;
        this.configurations = configurations;
        this.node = node;
    }

    /// While the node is not connected nothing is sent: all reloads follow after the next connect.
    ///
    /// @return whether more are pending and the node carries them out
    Mono<Boolean> sendNext() {
        List<Reload> batch = node.isConnected() ? pending.first(BATCH) : List.of();
        return batch.isEmpty() ? Mono.just(false) : sendReloads.send(batch).flatMap(done -> finish(batch, done));
    }

    private Mono<Boolean> finish(List<Reload> batch, Set<Reload> done) {
        pending.finish(batch, done);
        boolean more = pending.pendingReloads() > 0;
        return more
                ? Mono.just(!done.isEmpty())
                : configurations
                        .saveAll(node.name(), new SentReloads(done.size(), 0))
                        .thenReturn(false);
    }
}
