package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeTransport;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.connection.domain.ShownEndpoint;
import io.trunkline.ami.connection.domain.ShownRegistration;
import io.trunkline.ami.connection.domain.TestCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One session with a node's manager interface, from its login to its end. A session that has ended is not
/// used again.
///
/// The futures fail with [NodeUnavailable] when the connection is lost and with [ActionRejected] when the node
/// responds with an error. A future for a list completes on the thread that reads the connection, so that what is
/// chained to it runs in the order of the node's events.
public interface AmiSession {

    /// Connects, logs in and waits until the node has booted: a node that is starting accepts logins before that.
    NodeInfo login(Duration bootTimeout) throws IOException, TimeoutException, InterruptedException;

    /// Waits for the node's response to a ping.
    ///
    /// @return how far the node's clock is ahead of ours; empty if the response has no time
    Optional<Duration> ping() throws IOException, TimeoutException;

    /// All live channels.
    CompletableFuture<List<ListedChannel>> listChannels();

    /// All outbound registrations.
    CompletableFuture<List<Registration>> listRegistrations();

    /// All contacts, configured or registered with the node.
    CompletableFuture<List<Contact>> listContacts();

    /// The addresses of all endpoints that are identified by them.
    CompletableFuture<List<IdentifiedNetwork>> listIdentifiedNetworks();

    /// Has a module read its configuration again.
    CompletableFuture<Void> reloadModule(String module);

    /// Sends a REGISTER now.
    CompletableFuture<Void> register(String registrationId);

    /// Has an endpoint's qualify settings read again.
    CompletableFuture<Void> requalify(String endpointId);

    /// Places a call. The result follows as [NodeEvent.OriginateFinished].
    CompletableFuture<Void> originate(UUID commandId, CallOrder order);

    /// Sends an OPTIONS request to each contact of an endpoint now.
    CompletableFuture<Void> qualify(String endpointId);

    CompletableFuture<ShownEndpoint> showEndpoint(String endpointId);

    /// @return empty if the node has no such registration
    CompletableFuture<Optional<ShownRegistration>> showRegistration(String registrationId);

    /// Places a call without a dialplan.
    CompletableFuture<Void> placeTestCall(TestCall call);

    /// Hangs up a channel.
    ///
    /// @param cause Q.850
    CompletableFuture<Void> hangUp(String channel, int cause);

    /// Sets a variable of a channel.
    CompletableFuture<Void> setVariable(String channel, String name, String value);

    boolean isClosed();

    /// Logs off and disconnects.
    void close();

    /// The Asterisk at the other end.
    ///
    /// @param incarnation when it started, to the second
    /// @param version such as `22.10.1`; `unknown` when it does not report one
    /// @param configuration identifies the configuration files that it started with; null when it does not tell
    /// @param transports its SIP transports, by name; empty when it does not tell
    record NodeInfo(
            Instant incarnation, String version, @Nullable String configuration, List<NodeTransport> transports) {}

    /// Receives what a session reads. Its methods run on the thread that reads the connection and must not block.
    interface Listener {

        /// Anything was received.
        void received();

        void onEvent(NodeEvent event);

        /// An event had a header that has no setter here.
        void unknownHeader();

        void closed();
    }
}
