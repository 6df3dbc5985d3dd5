package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The valid configuration of a client, without its password.
///
/// @param address present if and only if the mode is [ClientMode#FIXED]
/// @param qualifyInterval time between OPTIONS requests; zero for none
/// @param maxConcurrency concurrent calls across all campaigns; null for no limit
/// @param caps its other caps, and its opening hours
public record ClientSettings(
        String name,
        @Nullable String description,
        ClientStatus status,
        ClientMode mode,
        Optional<Address> address,
        List<String> codecs,
        String dtmfMode,
        Duration qualifyInterval,
        Map<String, String> advancedSettings,
        @Nullable Integer maxConcurrency,
        ClientCaps caps) {

    public ClientSettings {
        codecs = List.copyOf(codecs);
        advancedSettings = Map.copyOf(advancedSettings);
    }

    /// The address of a client with mode [ClientMode#FIXED].
    public record Address(Host host, int port) {}
}
