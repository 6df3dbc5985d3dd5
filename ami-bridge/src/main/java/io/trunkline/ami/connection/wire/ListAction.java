package io.trunkline.ami.connection.wire;

import java.util.Map;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/// An action that is answered by a list of events.
public final class ListAction extends Action implements EventGeneratingAction {

    private final Class<? extends ResponseEvent> last;

    /// @param last the event that ends the list
    public ListAction(String name, Class<? extends ResponseEvent> last) {
        super(name, Map.of());
        this.last = last;
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return last;
    }
}
