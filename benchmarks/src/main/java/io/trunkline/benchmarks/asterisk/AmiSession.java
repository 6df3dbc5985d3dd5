package io.trunkline.benchmarks.asterisk;

import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CommandAction;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.response.CommandResponse;

/// A session with a node's manager interface, in addition to ami-bridge's.
public final class AmiSession implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;

    private final DefaultManagerConnection connection;
    private final BlockingQueue<ChannelHangup> hangups = new LinkedBlockingQueue<>();

    private AmiSession(DefaultManagerConnection connection) {
        this.connection = connection;
        connection.addEventListener(event -> {
            if (event instanceof HangupEvent hangup) {
                hangups.add(new ChannelHangup(hangup.getLinkedId(), hangup.getUniqueId(), System.nanoTime()));
            }
        });
    }

    /// @throws IllegalStateException if the suite's node rejects the login
    public static AmiSession open(RunningSuite suite) {
        return open(suite.amiAddress(), suite.secret("ami-secret"));
    }

    static AmiSession open(InetSocketAddress place, String secret) {
        DefaultManagerConnection connection =
                new DefaultManagerConnection(place.getHostString(), place.getPort(), "trunkline", secret);
        try {
            connection.login();
        } catch (IOException | AuthenticationFailedException | TimeoutException refused) {
            throw new IllegalStateException("no AMI session at " + place, refused);
        }
        return new AmiSession(connection);
    }

    /// The CLI's output for a command.
    public String command(String cli) {
        try {
            CommandResponse response = (CommandResponse) connection.sendAction(new CommandAction(cli), TIMEOUT_MILLIS);
            return String.join("\n", response.getResult());
        } catch (IOException | TimeoutException away) {
            throw new IllegalStateException("AMI did not answer: " + cli, away);
        }
    }

    /// The Hangup events since the session began, each with the time it was read.
    public BlockingQueue<ChannelHangup> hangups() {
        return hangups;
    }

    @Override
    public void close() {
        connection.logoff();
    }

    /// A channel ended.
    ///
    /// @param readAtNanos [System#nanoTime()] when the event was read
    public record ChannelHangup(String linkedId, String uniqueId, long readAtNanos) {}
}
