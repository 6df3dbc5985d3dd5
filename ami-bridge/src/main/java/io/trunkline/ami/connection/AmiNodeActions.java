package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.connection.domain.ShownEndpoint;
import io.trunkline.ami.connection.domain.ShownRegistration;
import io.trunkline.ami.connection.domain.TestCall;
import io.trunkline.ami.connection.wire.AmiSession;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Sends actions over the current session. Sending blocks on the socket, hence the elastic threads; nothing that
/// follows a response runs on the thread that reads the node's events.
final class AmiNodeActions implements NodeActions {

    private final ReconnectLoop connection;
    private final Duration timeout;

    AmiNodeActions(ReconnectLoop connection, NodeSettings settings) {
        this.connection = connection;
        this.timeout = settings.actionTimeout();
    }

    @Override
    public Mono<List<ListedChannel>> listChannels() {
        return send("list channels", AmiSession::listChannels);
    }

    @Override
    public Mono<List<Registration>> listRegistrations() {
        return send("list registrations", AmiSession::listRegistrations);
    }

    @Override
    public Mono<List<Contact>> listContacts() {
        return send("list contacts", AmiSession::listContacts);
    }

    @Override
    public Mono<List<IdentifiedNetwork>> listIdentifiedNetworks() {
        return send("list identifies", AmiSession::listIdentifiedNetworks);
    }

    @Override
    public Mono<Void> reloadModule(String module) {
        return send("reload", session -> session.reloadModule(module));
    }

    @Override
    public Mono<Void> register(String registrationId) {
        return send("register", session -> session.register(registrationId));
    }

    @Override
    public Mono<Void> requalify(String endpointId) {
        return send("requalify", session -> session.requalify(endpointId));
    }

    @Override
    public Mono<Void> originate(UUID commandId, CallOrder order) {
        return send("originate", session -> session.originate(commandId, order));
    }

    @Override
    public Mono<Void> qualify(String endpointId) {
        return send("qualify", session -> session.qualify(endpointId));
    }

    @Override
    public Mono<ShownEndpoint> showEndpoint(String endpointId) {
        return send("show endpoint", session -> session.showEndpoint(endpointId));
    }

    @Override
    public Mono<ShownRegistration> showRegistration(String registrationId) {
        return send("show registration", session -> session.showRegistration(registrationId))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Void> placeTestCall(TestCall call) {
        return send("place test call", session -> session.placeTestCall(call));
    }

    @Override
    public Mono<Void> hangUp(String channel, int cause) {
        return send("hang up", session -> session.hangUp(channel, cause));
    }

    @Override
    public Mono<Void> setVariable(String channel, String name, String value) {
        return send("set variable", session -> session.setVariable(channel, name, value));
    }

    private <T> Mono<T> send(String action, Function<AmiSession, CompletableFuture<T>> call) {
        return Mono.fromFuture(() -> call.apply(connection.currentSession()))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(timeout)
                .publishOn(Schedulers.boundedElastic())
                .onErrorMap(TimeoutException.class, late -> new NodeUnavailable(action + " timed out", late));
    }
}
