package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.ListedChannel;
import io.trunkline.ami.connection.domain.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The actions over the session that is open at the moment. Sending blocks on the socket, hence the elastic
/// threads; nothing that follows an answer runs on the thread that reads the node's events.
final class AmiNodeActions implements NodeActions {

    private final ReconnectLoop connection;
    private final Duration timeout;

    AmiNodeActions(ReconnectLoop connection, NodeSettings settings) {
        this.connection = connection;
        this.timeout = settings.actionLimit();
    }

    @Override
    public Mono<List<ListedChannel>> listChannels() {
        return list(ListActions.channels(), ListActions::channels);
    }

    @Override
    public Mono<List<Registration>> listRegistrations() {
        return list(ListActions.registrations(), ListActions::registrations);
    }

    @Override
    public Mono<List<Contact>> listContacts() {
        return response(ContactListing.action()).map(ContactListing::parse);
    }

    @Override
    public Mono<Void> reloadModule(String module) {
        return send(new CustomActions.HeaderAction("Reload", Map.of("Module", module)));
    }

    @Override
    public Mono<Void> register(String registrationId) {
        return send(new CustomActions.HeaderAction("PJSIPRegister", Map.of("Registration", registrationId)));
    }

    @Override
    public Mono<Void> requalify(String endpointId) {
        return send(new CustomActions.HeaderAction(
                "Command", Map.of("Command", "pjsip reload qualify endpoint " + endpointId)));
    }

    @Override
    public Mono<Void> originate(UUID commandId, CallOrder order) {
        OriginateAction action = new OriginateAction();
        action.setActionId(commandId.toString());
        action.setChannel(order.channel());
        action.setChannelId(order.callId());
        action.setContext(order.context());
        action.setExten(order.exten());
        action.setPriority(1);
        action.setTimeout(order.ringTimeout().toMillis());
        action.setCallerId(order.callerId());
        action.setVariables(order.variables());
        action.setAsync(true);
        return send(action);
    }

    @Override
    public Mono<Void> hangUp(String channel, int cause) {
        return send(new HangupAction(channel, cause));
    }

    private <T> Mono<List<T>> list(CustomActions.ListAction action, Function<List<ResponseEvent>, List<T>> read) {
        return Mono.fromFuture(() -> connection.currentSession().sendList(action))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(timeout)
                .publishOn(Schedulers.boundedElastic())
                .map(read)
                .onErrorMap(TimeoutException.class, late -> new NodeUnavailable(action.getAction(), late));
    }

    private Mono<Void> send(ManagerAction action) {
        return response(action).then();
    }

    private Mono<ManagerResponse> response(ManagerAction action) {
        return Mono.<ManagerResponse>create(sink -> {
                    try {
                        connection.currentSession().send(action, answer -> {
                            if (answer == null) {
                                sink.error(new NodeUnavailable(action.getAction()));
                            } else if (answer instanceof ManagerError refusal) {
                                sink.error(
                                        new ActionRejected(action.getAction(), String.valueOf(refusal.getMessage())));
                            } else {
                                sink.success(answer);
                            }
                        });
                    } catch (IOException | IllegalStateException away) {
                        sink.error(new NodeUnavailable(action.getAction(), away));
                    }
                })
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(timeout)
                .publishOn(Schedulers.boundedElastic())
                .onErrorMap(TimeoutException.class, late -> new NodeUnavailable(action.getAction(), late));
    }
}
