package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.connection.domain.ShownEndpoint;
import io.trunkline.ami.connection.domain.ShownRegistration;
import io.trunkline.ami.connection.domain.TestCall;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The AMI actions that the bridge uses. Each fails with [NodeUnavailable] when the node is not connected or does
/// not respond in time, and with [ActionRejected] when it responds with an error.
public interface NodeActions {

    /// All live channels.
    Mono<List<ListedChannel>> listChannels();

    /// All outbound registrations. The passwords that Asterisk sends with them are dropped on receipt.
    Mono<List<Registration>> listRegistrations();

    /// All contacts, configured or registered with the node.
    Mono<List<Contact>> listContacts();

    /// The addresses of all endpoints that are identified by them.
    Mono<List<IdentifiedNetwork>> listIdentifiedNetworks();

    /// Has a module read its configuration again.
    Mono<Void> reloadModule(String module);

    /// Sends a REGISTER now, with the credentials that the realtime tables have now.
    Mono<Void> register(String registrationId);

    /// Has an endpoint's qualify settings read again from the realtime tables.
    Mono<Void> requalify(String endpointId);

    /// Places a call. The result follows as [NodeEvent.OriginateFinished].
    Mono<Void> originate(UUID commandId, CallOrder order);

    /// Sends an OPTIONS request to each contact of an endpoint now.
    Mono<Void> qualify(String endpointId);

    /// What the node knows of an endpoint.
    Mono<ShownEndpoint> showEndpoint(String endpointId);

    /// What the node knows of an outbound registration. Empty if it has none.
    Mono<ShownRegistration> showRegistration(String registrationId);

    /// Places a call without a dialplan. It is over with [NodeEvent.OriginateFinished] and its channel's end.
    Mono<Void> placeTestCall(TestCall call);

    /// Hangs up a channel.
    ///
    /// @param cause Q.850
    Mono<Void> hangUp(String channel, int cause);

    /// Sets a variable of a channel.
    ///
    /// @param channel its name, not empty: without one, Asterisk sets a global variable
    Mono<Void> setVariable(String channel, String name, String value);
}
