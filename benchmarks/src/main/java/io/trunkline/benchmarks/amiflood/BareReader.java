package io.trunkline.benchmarks.amiflood;

import io.trunkline.testkit.ami.FakeAmiServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.HangupEvent;

/// asterisk-java with its own event classes and a listener that counts.
final class BareReader {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private BareReader() {}

    /// Events per second until the last Hangup was read.
    static double eventsPerSecond(FakeAmiServer node, Flood flood, int calls) {
        DefaultManagerConnection connection =
                new DefaultManagerConnection("127.0.0.1", node.port(), FakeAmiServer.USER, FakeAmiServer.SECRET);
        CountDownLatch hangups = new CountDownLatch(2 * calls);
        connection.addEventListener(event -> {
            if (event instanceof HangupEvent) {
                hangups.countDown();
            }
        });
        try {
            connection.login();
            long started = System.nanoTime();
            int _ = flood.send(node, calls, Double.MAX_VALUE);
            if (!hangups.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("asterisk-java has lost events: " + hangups.getCount() + " hangups");
            }
            return (double) calls * AmiCallEvents.COUNT * 1e9 / (System.nanoTime() - started);
        } catch (IOException | AuthenticationFailedException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            connection.logoff();
        }
    }
}
