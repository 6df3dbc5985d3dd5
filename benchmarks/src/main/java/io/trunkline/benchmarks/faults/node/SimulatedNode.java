package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.simulation.Counters;
import io.trunkline.benchmarks.faults.simulation.SeededRandom;
import io.trunkline.benchmarks.faults.verification.CapVerifier;
import io.trunkline.events.Event;
import io.trunkline.events.nodes.NodeCommand;
import io.trunkline.events.nodes.NodeSnapshot;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A simulated Asterisk node with its ami-bridge: channels, dialplan, channel event log and responses to commands.
public final class SimulatedNode {
    private final LiveChannels liveChannels = new LiveChannels();
    private final CapVerifier verifier = new CapVerifier();
    private final Counters counters;
    private final SimulatedDialplan dialplan;
    private final DelayedDelivery delivery;
    private final SeededRandom random;
    private final Set<UUID> executedCommands = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Runnable> unreadCel = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Instant lastSnapshotRequestedAt;

    public SimulatedNode(SimulatedDialplan dialplan, DelayedDelivery delivery, Counters counters, SeededRandom random) {
        this.dialplan = dialplan;
        this.delivery = delivery;
        this.counters = counters;
        this.random = random;
    }

    public LiveChannels liveChannels() {
        return liveChannels;
    }

    public CapVerifier verifier() {
        return verifier;
    }

    public Counters counters() {
        return counters;
    }

    SimulatedDialplan dialplan() {
        return dialplan;
    }

    public DelayedDelivery delivery() {
        return delivery;
    }

    /// Adds an entry to the channel event log that has not been read yet.
    void appendToCel(Runnable report) {
        unreadCel.add(report);
    }

    /// Publishes the entries of the log.
    public void reportFromCel() {
        for (Runnable report = unreadCel.poll(); report != null; report = unreadCel.poll()) {
            report.run();
        }
    }

    /// The time of the last snapshot request that was answered; null if none was.
    @Nullable
    public Instant lastSnapshotRequestedAt() {
        return lastSnapshotRequestedAt;
    }

    /// Executes a command, once even if it is delivered several times.
    ///
    /// @param originate executes an order that is in time
    public void execute(Event event, BiConsumer<String, NodeCommand.Originate> originate) {
        if (!(event instanceof NodeCommand command)
                || !command.node().equals(BenchEnvironment.NODE)
                || !executedCommands.add(command.commandId())) {
            return;
        }
        if (command.snapshot() instanceof NodeCommand.SnapshotRequest(Instant t0)) {
            publishSnapshot(command, t0);
        }
        if (command.originate() instanceof NodeCommand.Originate order) {
            if (Instant.now().isAfter(command.deadline())) {
                counters.increment("orders received past their deadline");
                delivery.publish(
                        BridgeEvents.notOriginated(order.callId(), "expired"),
                        new SeededRandom(order.callId().hashCode()));
            } else {
                originate.accept(order.callId(), order);
            }
        }
    }

    /// The current channels. The snapshot may be delivered after some of them have ended.
    private synchronized void publishSnapshot(NodeCommand command, Instant t0) {
        NodeSnapshot snapshot = new NodeSnapshot(
                BenchEnvironment.NODE,
                BridgeEvents.nodeStarted(),
                command.commandId(),
                t0,
                Instant.now(),
                true,
                liveChannels.list());
        counters.increment("snapshots");
        delivery.runAfter(random.durationMillis(0, 300), () -> delivery.publish(snapshot));
        Instant before = lastSnapshotRequestedAt;
        if (before == null || t0.isAfter(before)) {
            lastSnapshotRequestedAt = t0;
        }
    }
}
