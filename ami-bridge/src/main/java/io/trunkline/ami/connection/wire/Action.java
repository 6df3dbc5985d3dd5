package io.trunkline.ami.connection.wire;

import java.util.Map;
import org.asteriskjava.manager.action.AbstractManagerAction;

/// An action by its name and headers, for those that asterisk-java has no class for.
public class Action extends AbstractManagerAction {

    private final String name;
    private final Map<String, String> headers;

    public Action(String name, Map<String, String> headers) {
        this.name = name;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public final String getAction() {
        return name;
    }

    /// Written as headers by asterisk-java, which knows this getter by its name.
    public final Map<String, String> getAttributes() {
        return headers;
    }
}
