package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.TestCall;
import java.util.Map;
import java.util.UUID;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.ResponseEvent;

/// AMI actions as asterisk-java sends them. It writes the values of their public getters as headers.
final class CustomActions {

    private CustomActions() {}

    static OriginateAction originate(UUID commandId, CallOrder order) {
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
        return action;
    }

    /// Its ActionID is not that of a command, so that its end is not taken for that of an order.
    static OriginateAction testCall(TestCall call) {
        CallOrder order = call.order();
        OriginateAction action = new OriginateAction();
        action.setActionId("test-" + order.callId());
        action.setChannel(order.channel());
        action.setChannelId(order.callId());
        action.setApplication("Wait");
        action.setData(Long.toString(call.talkTime().toSeconds()));
        action.setTimeout(order.ringTimeout().toMillis());
        action.setCallerId(order.callerId());
        action.setVariables(order.variables());
        action.setAsync(true);
        return action;
    }

    /// An action by name and headers, with a single response; asterisk-java has no class for it.
    public static class HeaderAction extends AbstractManagerAction {

        private final String name;
        private final Map<String, String> headers;

        HeaderAction(String name, Map<String, String> headers) {
            this.name = name;
            this.headers = Map.copyOf(headers);
        }

        @Override
        public final String getAction() {
            return name;
        }

        /// asterisk-java looks this getter up by name and writes the map as headers.
        public final Map<String, String> getAttributes() {
            return headers;
        }
    }

    /// An action whose response is a list of events.
    public static final class ListAction extends HeaderAction implements EventGeneratingAction {

        private final Class<? extends ResponseEvent> completeEvent;

        /// @param completeEvent the event that ends the list
        ListAction(String name, Class<? extends ResponseEvent> completeEvent) {
            super(name, Map.of());
            this.completeEvent = completeEvent;
        }

        @Override
        public Class<? extends ResponseEvent> getActionCompleteEventClass() {
            return completeEvent;
        }
    }
}
