package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What the node can be asked and told. Each fails with [NodeUnavailable] when the node is not connected or does
/// not answer in time, and with [ActionRejected] when it says no.
public interface NodeActions {

    /// All live channels.
    Mono<List<ListedChannel>> listChannels();

    /// All registrations of ours. The passwords that Asterisk sends with them are dropped where they arrive.
    Mono<List<Registration>> listRegistrations();

    /// All contacts, configured or registered with us.
    Mono<List<Contact>> listContacts();

    /// Has a module read its configuration again.
    Mono<Void> reloadModule(String module);

    /// Registers now, with the credentials that the tables hold now.
    Mono<Void> register(String registrationId);

    /// Has an endpoint's contacts qualified as the tables say now.
    Mono<Void> requalify(String endpointId);

    /// Places a call; how it went is said by [io.trunkline.ami.connection.domain.NodeEvent.OriginateEnded].
    Mono<Void> originate(UUID commandId, CallOrder order);

    /// Ends a channel.
    ///
    /// @param cause Q.850
    Mono<Void> hangUp(String channel, int cause);

    /// The node is not connected, or did not answer in time.
    final class NodeUnavailable extends RuntimeException {

        NodeUnavailable(String message) {
            super(message);
        }

        NodeUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The node answered an action with an error.
    final class ActionRejected extends RuntimeException {

        ActionRejected(String action, String answer) {
            super(action + ": " + answer);
        }
    }
}
