package io.trunkline.ami.connection;

import java.util.Map;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/// Actions by name and headers, for those that asterisk-java has no class for. It reads their public getters.
final class CustomActions {

    private CustomActions() {}

    /// An action that is answered by a response alone.
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

        /// Written as headers: asterisk-java knows this getter by its name.
        public final Map<String, String> getAttributes() {
            return headers;
        }
    }

    /// An action that is answered by a list of events.
    public static final class ListAction extends HeaderAction implements EventGeneratingAction {

        private final Class<? extends ResponseEvent> completeEvent;

        /// @param last the event that ends the list
        ListAction(String name, Class<? extends ResponseEvent> last) {
            super(name, Map.of());
            this.completeEvent = last;
        }

        @Override
        public Class<? extends ResponseEvent> getActionCompleteEventClass() {
            return completeEvent;
        }
    }
}
