package io.trunkline.provisioning.clients.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client as somebody asks for it, unchecked. What is absent takes its ordinary value.
///
/// @param mode `registers` (the ordinary one) or `fixed`
/// @param host only with `fixed`
/// @param port only with `fixed`, 1 to 65535, ordinarily 5060
/// @param username only with `registers`: what it registers as, which is its endpoint id, `[a-z0-9-]{1,40}`;
///     made from the name when absent, and not to be changed later
/// @param password only with `registers`; made and shown once when absent; absent in a replacement means
///     unchanged
/// @param qualifySeconds seconds between OPTIONS requests, 0 for none, to 3600, ordinarily 30
public record ClientDraft(
        @Nullable String name,
        @Nullable String description,
        @Nullable String status,
        @Nullable String mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        @Nullable List<String> codecs,
        @Nullable String dtmfMode,
        @Nullable Integer qualifySeconds,
        @Nullable Map<String, Object> advancedSettings) {

    /// Without the password, whoever logs it.
    @Override
    public String toString() {
        return "ClientDraft[name=" + name + "]";
    }
}
