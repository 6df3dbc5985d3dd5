package io.trunkline.provisioning.clients.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The valid configuration of a client, without its endpoints.
///
/// @param qualifyInterval time between OPTIONS requests; zero for none
/// @param maxConcurrency concurrent calls across all campaigns; null for no limit
/// @param caps its other caps, and its opening hours
public record ClientSettings(
        String name,
        @Nullable String description,
        ClientStatus status,
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
}
