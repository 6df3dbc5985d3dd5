package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;
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

/// An Asterisk node with its bridge, played: its channels, its dialplan, its channel event log, and its answers to
/// commands.
final class Node {
    private final LiveCalls live = new LiveCalls();
    private final NodeLedger ledger = new NodeLedger();
    private final Tally tally;
    private final Dialplan dialplan;
    private final Grapevine grapevine;
    private final Dice dice;
    private final Set<UUID> commandsDone = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Runnable> log = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Instant askedAt;

    Node(Dialplan dialplan, Grapevine grapevine, Tally tally, Dice dice) {
        this.dialplan = dialplan;
        this.grapevine = grapevine;
        this.tally = tally;
        this.dice = dice;
    }

    LiveCalls live() {
        return live;
    }

    NodeLedger ledger() {
        return ledger;
    }

    Tally tally() {
        return tally;
    }

    Dialplan dialplan() {
        return dialplan;
    }

    Grapevine grapevine() {
        return grapevine;
    }

    /// Something that stands in the channel event log and has not been read yet.
    void writeToLog(Runnable telling) {
        log.add(telling);
    }

    /// Tells what stands in the log.
    void readLog() {
        for (Runnable telling = log.poll(); telling != null; telling = log.poll()) {
            telling.run();
        }
    }

    /// The t0 of the last question about live channels that was answered; null when none was.
    @Nullable
    Instant askedAt() {
        return askedAt;
    }

    /// Carries out a command, once however often it is heard.
    ///
    /// @param originate what to do with an order that is in time
    void obey(Event event, BiConsumer<String, NodeCommand.Originate> originate) {
        if (!(event instanceof NodeCommand command)
                || !command.node().equals(Site.NODE)
                || !commandsDone.add(command.commandId())) {
            return;
        }
        if (command.snapshot() instanceof NodeCommand.SnapshotRequest(Instant t0)) {
            answer(command, t0);
        }
        if (command.originate() instanceof NodeCommand.Originate order) {
            if (Instant.now().isAfter(command.deadline())) {
                tally.count("orders heard past their deadline");
                grapevine.say(
                        Facts.notOriginated(order.callId(), "expired"),
                        new Dice(order.callId().hashCode()));
            } else {
                originate.accept(order.callId(), order);
            }
        }
    }

    /// What lives at this moment; it may be heard after the end of what is in it.
    private synchronized void answer(NodeCommand command, Instant t0) {
        NodeSnapshot snapshot = new NodeSnapshot(
                Site.NODE, Facts.nodeStarted(), command.commandId(), t0, Instant.now(), true, live.list());
        tally.count("snapshots");
        grapevine.after(dice.millis(0, 300), () -> grapevine.say(snapshot));
        Instant before = askedAt;
        if (before == null || t0.isAfter(before)) {
            askedAt = t0;
        }
    }
}
