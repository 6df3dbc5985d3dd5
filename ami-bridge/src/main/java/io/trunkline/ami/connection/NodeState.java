package io.trunkline.ami.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Written by the connection, read by everybody.
final class NodeState implements NodeStatus {

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

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public @Nullable Instant incarnation() {
        return incarnation;
    }

    @Override
    public @Nullable String version() {
        return version;
    }

    @Override
    public @Nullable Instant lastEvent() {
        return lastEvent;
    }

    @Override
    public @Nullable Instant since() {
        return since;
    }

    @Override
    public long gaps() {
        return gaps.get();
    }

    @Override
    public long lostEvents() {
        return lost.get();
    }

    @Override
    public long connects() {
        return connects.get();
    }

    @Override
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
