package io.trunkline.events.configuration;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call centre that buys calls, as configured.
///
/// @param endpointId its id in Asterisk, `[a-z0-9-]{1,40}`, never changed
/// @param mode whether it registers with us or stands at a fixed address
/// @param host set with `FIXED`
/// @param port set with `FIXED`
/// @param username digest user, set with `REGISTERS`
/// @param sealedPassword base64, `client|<id>|password` as associated data, null for none
/// @param qualifySeconds 0 for no qualify
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
        Map<String, String> advancedSettings)
        implements EntityEvent {

    /// What an operator set.
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
