package io.trunkline.provisioning.providercatalog.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings of a new carrier; null where a preset has none.
public record CarrierDefaults(
        @Nullable String provider,
        @Nullable String registrationType,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String transport,
        @Nullable List<String> cidrs,
        @Nullable List<String> codecs,
        @Nullable String dtmfMode,
        @Nullable Integer qualifySeconds,
        @Nullable String numberFormat) {}
