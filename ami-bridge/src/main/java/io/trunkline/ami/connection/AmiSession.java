package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.NodeEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/// One login. When it ends, a new one is made: asterisk-java's own way of reconnecting keeps a secret that was
/// changed meanwhile, gives up on a refused one, and does not tell a dead connection from a quiet one.
final class AmiSession implements ManagerEventListener {

    private final DefaultManagerConnection connection;
    private final NodeEventQueue queue;
    private final CurrentNodeStatus state;
    private final Runnable onClose;
    private final CompletableFuture<AmiEvents.FullyBooted> booted = new CompletableFuture<>();
    private volatile boolean closed;

    AmiSession(NodeSettings settings, String secret, NodeSinks shared, Runnable onClose) {
        this.queue = shared.queue();
        this.state = shared.state();
        this.onClose = onClose;
        int limit = Math.toIntExact(settings.connectLimit().toMillis());
        connection = new DefaultManagerConnection(settings.host(), settings.port(), settings.username(), secret);
        connection.setSocketTimeout(limit);
        connection.setDefaultResponseTimeout(settings.actionLimit().toMillis());
        connection.setDefaultEventTimeout(settings.actionLimit().toMillis());
        AmiEvents.EVENT_CLASSES.forEach(connection::registerUserEventClass);
        connection.addEventListener(this);
    }

    /// What all sessions of a node share.
    record NodeSinks(NodeEventQueue queue, CurrentNodeStatus state) {}

    void login() throws IOException, TimeoutException, AuthenticationFailedException {
        try {
            connection.login();
        } catch (org.asteriskjava.manager.TimeoutException late) {
            throw timeout(late);
        }
    }

    AmiEvents.FullyBooted awaitBooted(Duration limit) throws Exception {
        return booted.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Sends an action and waits.
    ManagerResponse sendAndAwait(ManagerAction action) throws IOException, TimeoutException {
        try {
            @Nullable ManagerResponse answer = connection.sendAction(action);
            if (answer == null) {
                throw new IOException("disconnected");
            }
            return answer;
        } catch (org.asteriskjava.manager.TimeoutException late) {
            throw timeout(late);
        }
    }

    /// Sends an action; the consumer runs on asterisk-java's thread, with null when the connection was lost.
    void send(ManagerAction action, Consumer<@Nullable ManagerResponse> answer) throws IOException {
        connection.sendAction(action, answer::accept);
    }

    /// Asks for a list; the future completes on the thread that reads the node's events, in their order.
    CompletableFuture<List<ResponseEvent>> sendList(CustomActions.ListAction action) {
        CompletableFuture<List<ResponseEvent>> listed = new CompletableFuture<>();
        try {
            connection.sendEventGeneratingAction(action, answer -> completeList(listed, action, answer));
        } catch (IOException | IllegalStateException away) {
            listed.completeExceptionally(new NodeActions.NodeUnavailable(action.getAction(), away));
        }
        return listed;
    }

    private static void completeList(
            CompletableFuture<List<ResponseEvent>> listed, CustomActions.ListAction action, ResponseEvents answer) {
        @Nullable ManagerResponse response = answer.getResponse();
        if (response instanceof ManagerError error) {
            listed.completeExceptionally(
                    new NodeActions.ActionRejected(action.getAction(), String.valueOf(error.getMessage())));
        } else if (answer.getEvents().stream().noneMatch(action.getActionCompleteEventClass()::isInstance)) {
            listed.completeExceptionally(new NodeActions.NodeUnavailable(action.getAction()));
        } else {
            listed.complete(List.copyOf(answer.getEvents()));
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Ends the session; asterisk-java then makes no attempt of its own to connect again.
    void close() {
        closed = true;
        try {
            connection.logoff();
        } catch (IllegalStateException neverLoggedIn) {
            // nothing to log off from
        }
        onClose.run();
    }

    @Override
    public void onManagerEvent(ManagerEvent event) {
        state.eventReceived();
        switch (event) {
            case DisconnectEvent _ -> close();
            case AmiEvents.FullyBooted fullyBooted -> booted.complete(fullyBooted);
            default -> {
                NodeEvent translated = NodeEventMapper.toNodeEvent(event);
                if (translated != null) {
                    queue.add(translated);
                }
            }
        }
    }

    private static TimeoutException timeout(Exception cause) {
        TimeoutException late = new TimeoutException(cause.getMessage());
        late.initCause(cause);
        return late;
    }
}
