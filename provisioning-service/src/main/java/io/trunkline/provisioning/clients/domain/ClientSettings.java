package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configuration of a client, every rule kept, its password apart.
///
/// @param address present exactly with [ClientMode#FIXED]
/// @param qualifyInterval zero for none
public record ClientSettings(
        String name,
        @Nullable String description,
        ClientStatus status,
        ClientMode mode,
        Optional<Address> address,
        List<String> codecs,
        String dtmfMode,
        Duration qualifyInterval,
        Map<String, String> advancedSettings) {

    public ClientSettings {
        codecs = List.copyOf(codecs);
        advancedSettings = Map.copyOf(advancedSettings);
    }

    /// Where a client with a fixed address is called.
    public record Address(Host host, int port) {}
}
