package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What the node can be asked and told. Each fails with [Away] when the node is not connected or does not
/// answer in time, and with [Refused] when it says no.
public interface NodeActions {

    /// All live channels.
    Mono<List<ListedChannel>> channels();

    /// All registrations of ours. The passwords that Asterisk sends with them are dropped where they arrive.
    Mono<List<Registration>> registrations();

    /// All contacts, configured or registered with us.
    Mono<List<Contact>> contacts();

    /// Has a module read its configuration again.
    Mono<Void> reload(String module);

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
    final class Away extends RuntimeException {

        Away(String message) {
            super(message);
        }

        Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The node answered an action with an error.
    final class Refused extends RuntimeException {

        Refused(String action, String answer) {
            super(action + ": " + answer);
        }
    }
}
