package io.trunkline.ami.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What is known of the connection right now. Written by the connection, read by everybody.
public final class NodeState {

    private final Clock clock;
    private final String name;
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong unknownHeaders = new AtomicLong();
    private volatile boolean connected;
    private volatile @Nullable Instant incarnation;
    private volatile @Nullable String version;
    private volatile @Nullable Instant lastEvent;
    private volatile @Nullable Instant since;

    NodeState(NodeSettings settings, Clock clock) {
        this.name = settings.name();
        this.clock = clock;
    }

    /// The node's systemname.
    public String name() {
        return name;
    }

    public boolean connected() {
        return connected;
    }

    /// When this Asterisk started; null before the first login. Kept while the connection is away.
    public @Nullable Instant incarnation() {
        return incarnation;
    }

    /// Such as `22.10.1`; null before the first login.
    public @Nullable String version() {
        return version;
    }

    /// When the node last said anything; null before that.
    public @Nullable Instant lastEvent() {
        return lastEvent;
    }

    /// Since when it is connected, or away; null before the first login.
    public @Nullable Instant since() {
        return since;
    }

    /// How often events may have been lost here: each lost connection and each overflow of the queue.
    public long gaps() {
        return gaps.get();
    }

    /// Events that the queue had no room for.
    public long lostEvents() {
        return lost.get();
    }

    /// Logins since this process started.
    public long connects() {
        return connects.get();
    }

    /// Headers of AMI events that nothing here reads.
    public long unknownHeaders() {
        return unknownHeaders.get();
    }

    void connected(Instant nodeStart, String asteriskVersion) {
        incarnation = nodeStart;
        version = asteriskVersion;
        since = clock.instant();
        connects.incrementAndGet();
        connected = true;
    }

    void away() {
        if (connected) {
            connected = false;
            since = clock.instant();
            gaps.incrementAndGet();
        }
    }

    void heard() {
        lastEvent = clock.instant();
    }

    void overflowed(long events) {
        lost.addAndGet(events);
        gaps.incrementAndGet();
    }

    void unknownHeader() {
        unknownHeaders.incrementAndGet();
    }
}
