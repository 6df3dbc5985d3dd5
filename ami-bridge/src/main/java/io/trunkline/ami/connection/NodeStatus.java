package io.trunkline.ami.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of the node and the connection right now.
public interface NodeStatus {

    /// The node's systemname.
    String name();

    boolean isConnected();

    /// When this Asterisk started; null before the first login. Kept while the connection is away.
    @Nullable
    Instant incarnation();

    /// Such as `22.10.1`; null before the first login.
    @Nullable
    String version();

    /// When the node last said anything; null before that.
    @Nullable
    Instant lastEventAt();

    /// Since when it is connected, or away; null before the first login.
    @Nullable
    Instant connectionChangedAt();

    /// How often events may have been lost here: each lost connection and each overflow of the queue.
    long gapCount();

    /// Events that the queue had no room for.
    long lostEventCount();

    /// Logins since this process started.
    long loginCount();

    /// Headers of AMI events that nothing here reads.
    long unknownHeaderCount();
}
