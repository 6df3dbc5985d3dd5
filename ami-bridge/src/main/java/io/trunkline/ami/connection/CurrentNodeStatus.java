package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.ConnectionFailure;
import io.trunkline.ami.connection.domain.NodeTransport;
import io.trunkline.ami.connection.wire.AmiSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Written by the connection, read from any thread.
final class CurrentNodeStatus implements NodeStatus {

    private final Clock clock;
    private final String name;
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong lostEvents = new AtomicLong();
    private final AtomicLong logins = new AtomicLong();
    private final AtomicLong unknownHeaders = new AtomicLong();
    private volatile boolean connected;
    private volatile @Nullable Instant incarnation;
    private volatile @Nullable String version;
    private volatile @Nullable String configuration;
    private volatile List<NodeTransport> transports = List.of();
    private volatile @Nullable Instant lastEventAt;
    private volatile @Nullable Instant connectionChangedAt;
    private volatile @Nullable ConnectionFailure failure;
    private volatile @Nullable Instant lastGapAt;
    private volatile @Nullable Duration clockOffset;

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
    public @Nullable ConnectionFailure failure() {
        return failure;
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
    public @Nullable String configuration() {
        return configuration;
    }

    @Override
    public List<NodeTransport> transports() {
        return transports;
    }

    @Override
    public @Nullable Instant lastEventAt() {
        return lastEventAt;
    }

    @Override
    public @Nullable Instant connectionChangedAt() {
        return connectionChangedAt;
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
    public @Nullable Instant lastGapAt() {
        return lastGapAt;
    }

    @Override
    public @Nullable Duration clockOffset() {
        return clockOffset;
    }

    @Override
    public long loginCount() {
        return logins.get();
    }

    @Override
    public long unknownHeaderCount() {
        return unknownHeaders.get();
    }

    void markConnected(AmiSession.NodeInfo node) {
        incarnation = node.incarnation();
        version = node.version();
        configuration = node.configuration();
        transports = node.transports();
        connectionChangedAt = clock.instant();
        logins.incrementAndGet();
        failure = null;
        connected = true;
    }

    /// An attempt to connect, or the session, ended with an error.
    void markFailed(ConnectionFailure reason) {
        failure = reason;
    }

    void markDisconnected() {
        if (connected) {
            connected = false;
            connectionChangedAt = clock.instant();
            countGap();
        }
    }

    private void countGap() {
        lastGapAt = clock.instant();
        gaps.incrementAndGet();
    }

    void clockMeasured(Duration offset) {
        clockOffset = offset;
    }

    void eventReceived() {
        lastEventAt = clock.instant();
    }

    void eventsLost(long events) {
        lostEvents.addAndGet(events);
        countGap();
    }

    void countUnknownHeader() {
        unknownHeaders.incrementAndGet();
    }
}
