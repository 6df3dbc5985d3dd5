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

/// The actions over the session that is open at the moment. Sending blocks on the socket, hence the elastic threads;
/// nothing that follows an answer runs on the thread that reads the node's events.
final class AmiActions implements NodeActions {

    private final AsteriskConnection connection;
    private final Duration limit;

    AmiActions(AsteriskConnection connection, NodeSettings settings) {
        this.connection = connection;
        this.limit = settings.actionLimit();
    }

    @Override
    public Mono<List<ListedChannel>> channels() {
        return list(Lists.channels(), Lists::channels);
    }

    @Override
    public Mono<List<Registration>> registrations() {
        return list(Lists.registrations(), Lists::registrations);
    }

    @Override
    public Mono<List<Contact>> contacts() {
        return answer(ShownContacts.question()).map(ShownContacts::of);
    }

    @Override
    public Mono<Void> reload(String module) {
        return send(new Actions.Plain("Reload", Map.of("Module", module)));
    }

    @Override
    public Mono<Void> register(String registrationId) {
        return send(new Actions.Plain("PJSIPRegister", Map.of("Registration", registrationId)));
    }

    @Override
    public Mono<Void> requalify(String endpointId) {
        return send(new Actions.Plain("Command", Map.of("Command", "pjsip reload qualify endpoint " + endpointId)));
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
        action.setTimeout(order.ringLimit().toMillis());
        action.setCallerId(order.callerId());
        action.setVariables(order.variables());
        action.setAsync(true);
        return send(action);
    }

    @Override
    public Mono<Void> hangUp(String channel, int cause) {
        return send(new HangupAction(channel, cause));
    }

    private <T> Mono<List<T>> list(Actions.Listing action, Function<List<ResponseEvent>, List<T>> read) {
        return Mono.fromFuture(() -> connection.session().list(action))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(limit)
                .publishOn(Schedulers.boundedElastic())
                .map(read)
                .onErrorMap(TimeoutException.class, late -> new Away(action.getAction(), late));
    }

    private Mono<Void> send(ManagerAction action) {
        return answer(action).then();
    }

    private Mono<ManagerResponse> answer(ManagerAction action) {
        return Mono.<ManagerResponse>create(sink -> {
                    try {
                        connection.session().send(action, answer -> {
                            if (answer == null) {
                                sink.error(new Away(action.getAction()));
                            } else if (answer instanceof ManagerError refusal) {
                                sink.error(new Refused(action.getAction(), String.valueOf(refusal.getMessage())));
                            } else {
                                sink.success(answer);
                            }
                        });
                    } catch (IOException | IllegalStateException away) {
                        sink.error(new Away(action.getAction(), away));
                    }
                })
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(limit)
                .publishOn(Schedulers.boundedElastic())
                .onErrorMap(TimeoutException.class, late -> new Away(action.getAction(), late));
    }
}
