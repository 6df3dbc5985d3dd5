package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.LiveCounts;
import io.trunkline.ami.cel.CelLag;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.NodeTransport;
import io.trunkline.ami.reloads.AppliedConfigurations;
import io.trunkline.ami.reloads.ReloadProgress;
import io.trunkline.events.nodes.NodeSnapshot.AppliedConfiguration;
import io.trunkline.events.nodes.NodeSnapshot.NodeHealth;
import io.trunkline.events.nodes.NodeSnapshot.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Describes the node for a snapshot. The lag of the channel event log and the applied configuration are read from the
/// bridge's database; the rest is known already, so Asterisk is not asked.
@Component
final class DescribeNode {

    private static final double MILLIS_PER_SECOND = 1000;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final NodeStatus node;
    private final LiveCounts live;
    private final CelLag celLag;
    private final AppliedConfigurations configurations;
    private final ReloadProgress reloads;

    DescribeNode(
            NodeStatus node,
            LiveCounts live,
            CelLag celLag,
            AppliedConfigurations configurations,
            ReloadProgress reloads) {
        this.node = node;
        this.live = live;
        this.celLag = celLag;
        this.configurations = configurations;
        this.reloads = reloads;
    }

    Mono<NodeHealth> health() {
        return Mono.zip(celLag.current(node.name()), configurations.find(node.name()), this::health);
    }

    private NodeHealth health(Duration lag, AppliedConfigurations.NodeConfiguration applied) {
        return new NodeHealth(
                node.version(),
                node.isConnected() ? node.connectionChangedAt() : null,
                live.callsPerSecond(),
                node.gapCount(),
                node.lostEventCount(),
                node.lastGapAt(),
                lag.toMillis() / MILLIS_PER_SECOND,
                millis(node.clockOffset()),
                new AppliedConfiguration(
                        node.configuration(),
                        applied.appliedAt(),
                        applied.reloadedAt(),
                        applied.missedReloads(),
                        reloads.pendingReloads(),
                        node.transports().stream().map(NodeTransport::name).toList(),
                        sipAddresses()));
    }

    private List<SipAddress> sipAddresses() {
        return node.transports().stream().flatMap(DescribeNode::addressOf).toList();
    }

    private static Stream<SipAddress> addressOf(NodeTransport transport) {
        NodeTransport.Address address = transport.address();
        return address == null
                ? Stream.empty()
                : Stream.of(new SipAddress(transport.protocol(), address.host(), address.port()));
    }

    /// In milliseconds with three decimals.
    private static @Nullable Double millis(@Nullable Duration offset) {
        return offset == null ? null : Math.round(offset.toNanos() / NANOS_PER_MILLISECOND * 1000) / 1000.0;
    }
}
