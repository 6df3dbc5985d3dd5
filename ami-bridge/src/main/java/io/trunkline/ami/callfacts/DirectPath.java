package io.trunkline.ami.callfacts;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether facts are sent to Kafka directly. The first failure closes the path; then it is tried again from time to
/// time. Thread-safe.
final class DirectPath {

    private static final Logger LOG = LoggerFactory.getLogger(DirectPath.class);

    private final Duration retryInterval;
    private boolean open = true;
    private Instant nextTry = Instant.MIN;

    /// @param retryInterval from a failure to the next try, and between tries
    DirectPath(Duration retryInterval) {
        this.retryInterval = retryInterval;
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized void failed(Exception failure, Instant now) {
        if (open) {
            LOG.warn("facts of calls go through the outbox: {}", failure.toString());
        }
        open = false;
        nextTry = now.plus(retryInterval);
    }

    /// Whether a closed path may be tried again; true once an interval.
    synchronized boolean isTryDue(Instant now) {
        if (open || now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(retryInterval);
        return true;
    }

    synchronized void open() {
        if (!open) {
            LOG.info("facts of calls go to Kafka directly again");
        }
        open = true;
    }
}
