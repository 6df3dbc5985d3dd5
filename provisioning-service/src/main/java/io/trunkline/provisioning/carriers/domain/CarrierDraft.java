package io.trunkline.provisioning.carriers.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to create or replace a carrier, not yet validated. Absent properties get their default.
///
/// @param trunkType `pjsip`; `sip` is stored as pjsip with a warning; `iax2` is rejected
/// @param registrationType `ip` (default) or `registration`
/// @param host host name or IP address, without port or scheme
/// @param port 1 to 65535, default 5060
/// @param cidrs source addresses of its calls; absent for the addresses of the host
/// @param authUsername user for digest authentication, if not the username
/// @param password never returned; when a carrier is replaced, absent keeps it and an empty one removes it
/// @param qualifySeconds seconds between OPTIONS requests, 0 (none) to 3600, default 60
/// @param maxChannels concurrent calls in both directions, 1 to 10000; absent for no limit
/// @param priority 1 (first) to 100, default 50
/// @param dialPrefix 1 to 10 digits, or blank for no prefix
/// @param dialTimeoutSeconds ring timeout, 1 to 3600, default 60
/// @param advancedSettings values of ps_endpoints columns, by column name
/// @param maxCallsPerSecond attempts per second, 1 to 1000; absent for no limit
/// @param failover a SIP status (`403`) or Q.850 cause (`cause:34`) to `next` or `end`
public record CarrierDraft(
        @Nullable String name,
        @Nullable String description,
        @Nullable String provider,
        @Nullable String trunkType,
        @Nullable String registrationType,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable List<String> cidrs,
        @Nullable String username,
        @Nullable String authUsername,
        @Nullable String password,
        @Nullable String fromUser,
        @Nullable String fromDomain,
        @Nullable List<String> codecs,
        @Nullable String dtmfMode,
        @Nullable Integer qualifySeconds,
        @Nullable Integer maxChannels,
        @Nullable Integer priority,
        @Nullable String status,
        @Nullable String dialPrefix,
        @Nullable Integer dialTimeoutSeconds,
        @Nullable String numberFormat,
        @Nullable Map<String, Object> advancedSettings,
        @Nullable Integer maxCallsPerSecond,
        @Nullable Map<String, String> failover) {

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "CarrierDraft[name=" + name + "]";
    }
}
