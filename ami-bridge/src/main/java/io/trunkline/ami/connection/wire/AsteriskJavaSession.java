package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.LoginRejected;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.connection.domain.Registration;
import io.trunkline.ami.connection.domain.ShownEndpoint;
import io.trunkline.ami.connection.domain.ShownRegistration;
import io.trunkline.ami.connection.domain.TestCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/// A session over asterisk-java. Its own reconnect is not used: it keeps a secret that has changed, stops after a
/// rejected login, and does not notice a dead connection.
final class AsteriskJavaSession implements AmiSession, ManagerEventListener {

    /// The variable that asterisk/run sets.
    private static final String CONFIGURATION = "TRUNKLINE_CONFIGURATION";

    private final NodeManagerConnection connection;
    private final Listener listener;
    private final Clock clock;
    private final CompletableFuture<AmiEvents.FullyBooted> booted = new CompletableFuture<>();
    private volatile boolean closed;

    AsteriskJavaSession(AmiSessions.Login login, Listener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        connection = new NodeManagerConnection(login);
        connection.addEventListener(this);
    }

    @Override
    public NodeInfo login(Duration bootTimeout) throws IOException, TimeoutException, InterruptedException {
        try {
            connection.login();
        } catch (AuthenticationFailedException rejected) {
            throw new LoginRejected(rejected);
        } catch (org.asteriskjava.manager.TimeoutException late) {
            throw timeout(late);
        }
        return readInfo(awaitBooted(bootTimeout));
    }

    private AmiEvents.FullyBooted awaitBooted(Duration timeout)
            throws IOException, TimeoutException, InterruptedException {
        try {
            return booted.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        }
    }

    private NodeInfo readInfo(AmiEvents.FullyBooted event) throws IOException, TimeoutException {
        Instant now = clock.instant();
        ManagerResponse status = sendAndAwait(new CustomActions.HeaderAction("CoreStatus", Map.of()));
        Instant incarnation = NodeStartTime.compute(
                now,
                event.uptimeSeconds(),
                status.getAttribute("corestartupdate"),
                status.getAttribute("corestartuptime"));
        @Nullable
        String version = sendAndAwait(new CustomActions.HeaderAction("CoreSettings", Map.of()))
                .getAttribute("asteriskversion");
        return new NodeInfo(
                incarnation,
                version == null ? "unknown" : version,
                readConfiguration(),
                TransportList.parse(CommandOutput.lines(sendAndAwait(TransportList.action()))));
    }

    /// A node whose dialplan does not have the variable responds with an empty value.
    private @Nullable String readConfiguration() throws IOException, TimeoutException {
        @Nullable
        String value = sendAndAwait(new CustomActions.HeaderAction("Getvar", Map.of("Variable", CONFIGURATION)))
                .getAttribute("value");
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    public Optional<Duration> ping() throws IOException, TimeoutException {
        Instant sent = clock.instant();
        ManagerResponse response = sendAndAwait(new CustomActions.HeaderAction("Ping", Map.of()));
        if (!"Success".equals(response.getResponse())) {
            throw new IOException("ping was answered by " + response.getResponse());
        }
        return ClockOffset.compute(sent, clock.instant(), response.getAttribute("timestamp"));
    }

    @Override
    public CompletableFuture<List<ListedChannel>> listChannels() {
        return list(ListActions.channels()).thenApply(ListActions::readChannels);
    }

    @Override
    public CompletableFuture<List<Registration>> listRegistrations() {
        return list(ListActions.registrations()).thenApply(ListActions::readRegistrations);
    }

    @Override
    public CompletableFuture<List<Contact>> listContacts() {
        return send(ContactList.action()).thenApply(ContactList::parse);
    }

    @Override
    public CompletableFuture<List<IdentifiedNetwork>> listIdentifiedNetworks() {
        return send(IdentifyList.action()).thenApply(IdentifyList::parse);
    }

    @Override
    public CompletableFuture<Void> reloadModule(String module) {
        return execute(new CustomActions.HeaderAction("Reload", Map.of("Module", module)));
    }

    @Override
    public CompletableFuture<Void> register(String registrationId) {
        return execute(new CustomActions.HeaderAction("PJSIPRegister", Map.of("Registration", registrationId)));
    }

    @Override
    public CompletableFuture<Void> requalify(String endpointId) {
        return execute(new CustomActions.HeaderAction(
                "Command", Map.of("Command", "pjsip reload qualify endpoint " + endpointId)));
    }

    @Override
    public CompletableFuture<Void> originate(UUID commandId, CallOrder order) {
        return execute(CustomActions.originate(commandId, order));
    }

    @Override
    public CompletableFuture<Void> qualify(String endpointId) {
        return execute(new CustomActions.HeaderAction("PJSIPQualify", Map.of("Endpoint", endpointId)));
    }

    @Override
    public CompletableFuture<ShownEndpoint> showEndpoint(String endpointId) {
        return send(EndpointOutput.showEndpoint(endpointId))
                .thenApply(response -> EndpointOutput.endpoint(endpointId, CommandOutput.lines(response)));
    }

    @Override
    public CompletableFuture<Optional<ShownRegistration>> showRegistration(String registrationId) {
        return send(EndpointOutput.showRegistration(registrationId))
                .thenApply(response -> EndpointOutput.registration(registrationId, CommandOutput.lines(response)));
    }

    @Override
    public CompletableFuture<Void> placeTestCall(TestCall call) {
        return execute(CustomActions.testCall(call));
    }

    @Override
    public CompletableFuture<Void> hangUp(String channel, int cause) {
        return execute(new HangupAction(channel, cause));
    }

    @Override
    public CompletableFuture<Void> setVariable(String channel, String name, String value) {
        return execute(new SetVarAction(channel, name, value));
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /// A log-off also ends asterisk-java's attempts to reconnect.
    @Override
    public void close() {
        closed = true;
        try {
            connection.logoff();
        } catch (IllegalStateException neverLoggedIn) {
            // there is no session to end
        }
        listener.closed();
    }

    @Override
    public void onManagerEvent(ManagerEvent event) {
        listener.received();
        switch (event) {
            case DisconnectEvent _ -> close();
            case AmiEvents.FullyBooted fullyBooted -> booted.complete(fullyBooted);
            default -> {
                NodeEvent mapped = NodeEventMapper.toNodeEvent(event);
                if (mapped != null) {
                    listener.onEvent(mapped);
                }
            }
        }
    }

    private ManagerResponse sendAndAwait(ManagerAction action) throws IOException, TimeoutException {
        try {
            @Nullable ManagerResponse response = connection.sendAction(action);
            if (response == null) {
                throw new IOException("disconnected");
            }
            return response;
        } catch (org.asteriskjava.manager.TimeoutException late) {
            throw timeout(late);
        }
    }

    private CompletableFuture<Void> execute(ManagerAction action) {
        return send(action).thenAccept(_ -> {});
    }

    /// asterisk-java passes null instead of a response when the connection is lost.
    private CompletableFuture<ManagerResponse> send(ManagerAction action) {
        CompletableFuture<ManagerResponse> result = new CompletableFuture<>();
        try {
            connection.sendAction(action, response -> complete(result, action, response));
        } catch (IOException | IllegalStateException disconnected) {
            result.completeExceptionally(new NodeUnavailable(action.getAction(), disconnected));
        }
        return result;
    }

    private static void complete(
            CompletableFuture<ManagerResponse> result, ManagerAction action, @Nullable ManagerResponse response) {
        if (response == null) {
            result.completeExceptionally(new NodeUnavailable(action.getAction()));
        } else if (response instanceof ManagerError error) {
            result.completeExceptionally(rejected(action, error));
        } else {
            result.complete(response);
        }
    }

    private CompletableFuture<List<ResponseEvent>> list(CustomActions.ListAction action) {
        CompletableFuture<List<ResponseEvent>> result = new CompletableFuture<>();
        try {
            connection.sendEventGeneratingAction(action, events -> completeList(result, action, events));
        } catch (IOException | IllegalStateException disconnected) {
            result.completeExceptionally(new NodeUnavailable(action.getAction(), disconnected));
        }
        return result;
    }

    private static void completeList(
            CompletableFuture<List<ResponseEvent>> result, CustomActions.ListAction action, ResponseEvents list) {
        if (list.getResponse() instanceof ManagerError error) {
            result.completeExceptionally(rejected(action, error));
        } else if (list.getEvents().stream().noneMatch(action.getActionCompleteEventClass()::isInstance)) {
            result.completeExceptionally(new NodeUnavailable(action.getAction()));
        } else {
            result.complete(List.copyOf(list.getEvents()));
        }
    }

    private static ActionRejected rejected(ManagerAction action, ManagerError error) {
        return new ActionRejected(action.getAction(), String.valueOf(error.getMessage()));
    }

    private static TimeoutException timeout(Exception cause) {
        TimeoutException late = new TimeoutException(cause.getMessage());
        late.initCause(cause);
        return late;
    }
}
