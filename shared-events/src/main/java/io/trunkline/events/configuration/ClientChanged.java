package io.trunkline.events.configuration;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client, such as a call center that buys calls, as configured.
///
/// @param endpointId its id in Asterisk, `[a-z0-9-]{1,40}`, never changed
/// @param mode whether it registers or has a fixed address
/// @param host with `FIXED`
/// @param port with `FIXED`
/// @param username for digest authentication, with `REGISTERS`
/// @param sealedPassword base64, `client|<id>|password` as associated data, null for none
/// @param qualifySeconds interval of OPTIONS requests (qualify); 0 for none
/// @param maxConcurrency concurrent calls across all campaigns; null for no limit
public record ClientChanged(
        UUID clientId,
        long version,
        boolean deleted,
        String endpointId,
        String name,
        Status status,
        Mode mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String sealedPassword,
        String transport,
        List<String> codecs,
        String dtmfMode,
        int qualifySeconds,
        Map<String, String> advancedSettings,
        @Nullable Integer maxConcurrency)
        implements EntityEvent {

    /// The status that an operator set.
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /// How Asterisk finds the client.
    public enum Mode {
        REGISTERS,
        FIXED
    }

    @Override
    public String key() {
        return clientId.toString();
    }
}
