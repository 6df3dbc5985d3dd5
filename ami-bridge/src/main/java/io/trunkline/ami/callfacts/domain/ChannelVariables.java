package io.trunkline.ami.callfacts.domain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the dialplan wrote on a channel: the `TRUNKLINE_*` variables. Each is null (attempt: 0) when absent or
/// malformed.
///
/// @param attempt 0 for the call itself, from 1 for each try, from 101 for what an answered call is joined to
/// @param direction inbound, outbound, prefix or connect
public record ChannelVariables(
        @Nullable String callId,
        int attempt,
        @Nullable UUID leaseId,
        @Nullable UUID tenantId,
        @Nullable UUID campaignId,
        @Nullable UUID linkId,
        @Nullable UUID clientId,
        @Nullable UUID carrierId,
        @Nullable UUID didId,
        @Nullable String direction) {

    /// Nothing was written.
    public static final ChannelVariables NONE =
            new ChannelVariables(null, 0, null, null, null, null, null, null, null, null);

    private static final String PREFIX = "TRUNKLINE_";

    /// Reads a channel's variables.
    public static ChannelVariables parse(Map<String, String> variables) {
        return new ChannelVariables(
                text(variables, "CALL"),
                number(variables, "ATTEMPT"),
                uuid(variables, "LEASE"),
                uuid(variables, "TENANT"),
                uuid(variables, "CAMPAIGN"),
                uuid(variables, "LINK"),
                uuid(variables, "CLIENT"),
                uuid(variables, "CARRIER"),
                uuid(variables, "DID"),
                Optional.ofNullable(text(variables, "DIRECTION"))
                        .map(way -> way.toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    /// Field by field this one's, else the other's.
    public ChannelVariables fillGapsFrom(ChannelVariables other) {
        return new ChannelVariables(
                callId != null ? callId : other.callId,
                attempt != 0 ? attempt : other.attempt,
                leaseId != null ? leaseId : other.leaseId,
                tenantId != null ? tenantId : other.tenantId,
                campaignId != null ? campaignId : other.campaignId,
                linkId != null ? linkId : other.linkId,
                clientId != null ? clientId : other.clientId,
                carrierId != null ? carrierId : other.carrierId,
                didId != null ? didId : other.didId,
                direction != null ? direction : other.direction);
    }

    /// The same without attempt and lease: what holds for the call as a whole.
    public ChannelVariables withoutAttempt() {
        return new ChannelVariables(callId, 0, null, tenantId, campaignId, linkId, null, null, didId, direction);
    }

    private static @Nullable String text(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(PREFIX + name, "");
        return value.isBlank() ? null : value;
    }

    private static int number(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(PREFIX + name, "");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }

    private static @Nullable UUID uuid(Map<String, String> variables, String name) {
        try {
            String value = text(variables, name);
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
