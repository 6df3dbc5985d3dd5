package io.trunkline.provisioning.carriers.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A carrier as somebody asks for it, unchecked. What is absent takes its ordinary value.
///
/// @param trunkType `pjsip`; `sip` is taken as pjsip with a warning; `iax2` is refused
/// @param registrationType `ip` (the ordinary one) or `registration`
/// @param host name or address, without port or scheme
/// @param port 1 to 65535, ordinarily 5060
/// @param cidrs where its calls come from, when not from the host's own addresses
/// @param authUsername digest user where it differs from the username
/// @param password never shown again; absent in a replacement means unchanged, empty means none
/// @param qualifySeconds seconds between OPTIONS requests, 0 for none, to 3600, ordinarily 60
/// @param maxChannels calls at once, in and out, 1 to 10000; absent for no limit
/// @param priority 1 (first) to 100, ordinarily 50
/// @param dialPrefix 1 to 10 digits, or blank for no block in the dialplan
/// @param dialTimeoutSeconds ringing time, 1 to 3600, ordinarily 60
/// @param advancedSettings columns of ps_endpoints by their own names
/// @param maxCallsPerSecond attempts that may begin within a second, 1 to 1000; absent for no limit
/// @param failover from a SIP status (`403`) or a Q.850 cause (`cause:34`) to `next` or `end`
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

    /// Without the password, whoever logs it.
    @Override
    public String toString() {
        return "CarrierDraft[name=" + name + "]";
    }
}
