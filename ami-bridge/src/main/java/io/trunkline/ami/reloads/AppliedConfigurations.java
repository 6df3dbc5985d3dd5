package io.trunkline.ami.reloads;

import io.trunkline.ami.reloads.domain.SentReloads;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Stores up to which change of the realtime tables was announced to each node. All bridges of a node share it.
public interface AppliedConfigurations {

    /// Adds the reloads after changes.
    ///
    /// @param appliedAt when the latest of the changes was written
    Mono<Void> saveChange(String node, Instant appliedAt, SentReloads sent);

    /// Replaces the count of missed reloads, after all reloads were sent.
    Mono<Void> saveAll(String node, SentReloads sent);

    /// Without times for a node for which nothing is stored.
    Mono<NodeConfiguration> find(String node);

    /// @param appliedAt when the latest change that was announced to the node was written
    /// @param reloadedAt when it last carried out a reload
    /// @param missedReloads reloads that it did not carry out since all of them were last sent
    record NodeConfiguration(
            @Nullable Instant appliedAt, @Nullable Instant reloadedAt, int missedReloads) {}
}
