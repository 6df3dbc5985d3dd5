package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.ConnectionFailure;
import io.trunkline.ami.connection.domain.NodeTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The current state of the node and of the connection to it.
public interface NodeStatus {

    /// The node's systemname.
    String name();

    boolean isConnected();

    /// Why the last attempt to connect failed; null while connected, and before the first failure.
    @Nullable
    ConnectionFailure failure();

    /// When this Asterisk started; null before the first login. Kept while disconnected.
    @Nullable
    Instant incarnation();

    /// Such as `22.10.1`; null before the first login.
    @Nullable
    String version();

    /// Identifies the configuration files that the node started with; null before the first login, and when the node
    /// does not tell.
    @Nullable
    String configuration();

    /// The SIP transports that the node started with, by name; empty before the first login, and when the node does
    /// not tell.
    List<NodeTransport> transports();

    /// When an event was last received; null before the first one.
    @Nullable
    Instant lastEventAt();

    /// When it was last connected or disconnected; null before the first login.
    @Nullable
    Instant connectionChangedAt();

    /// How often events may have been lost: each lost connection and each overflow of the queue.
    long gapCount();

    /// Events that were dropped because the queue was full.
    long lostEventCount();

    /// When the last gap was noticed; null without one.
    @Nullable
    Instant lastGapAt();

    /// How far the node's clock is ahead of ours, at the last ping; null before the first one.
    @Nullable
    Duration clockOffset();

    /// Logins since this process started.
    long loginCount();

    /// Headers of AMI events that the bridge does not read.
    long unknownHeaderCount();
}
