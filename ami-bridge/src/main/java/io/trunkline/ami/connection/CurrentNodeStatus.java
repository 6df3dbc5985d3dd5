package io.trunkline.ami.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Written by the connection, read by everybody.
final class CurrentNodeStatus implements NodeStatus {

    private final Clock clock;
    private final String name;
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong lostEvents = new AtomicLong();
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong unknownHeaders = new AtomicLong();
    private volatile boolean connected;
    private volatile @Nullable Instant incarnation;
    private volatile @Nullable String version;
    private volatile @Nullable Instant lastEvent;
    private volatile @Nullable Instant since;

    CurrentNodeStatus(NodeSettings settings, Clock clock) {
        this.name = settings.name();
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isConnected() {
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
    public @Nullable Instant lastEventAt() {
        return lastEvent;
    }

    @Override
    public @Nullable Instant connectionChangedAt() {
        return since;
    }

    @Override
    public long gapCount() {
        return gaps.get();
    }

    @Override
    public long lostEventCount() {
        return lostEvents.get();
    }

    @Override
    public long loginCount() {
        return connects.get();
    }

    @Override
    public long unknownHeaderCount() {
        return unknownHeaders.get();
    }

    void connected(Instant nodeStart, String asteriskVersion) {
        incarnation = nodeStart;
        version = asteriskVersion;
        since = clock.instant();
        connects.incrementAndGet();
        connected = true;
    }

    void markDisconnected() {
        if (connected) {
            connected = false;
            since = clock.instant();
            gaps.incrementAndGet();
        }
    }

    void eventReceived() {
        lastEvent = clock.instant();
    }

    void eventsLost(long events) {
        lostEvents.addAndGet(events);
        gaps.incrementAndGet();
    }

    void countUnknownHeader() {
        unknownHeaders.incrementAndGet();
    }
}
