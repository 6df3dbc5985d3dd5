package io.trunkline.ami.facts.domain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the dialplan wrote on a channel: the `TRUNKLINE_*` variables. Each is null (attempt: 0) when absent or
/// malformed.
///
/// @param attempt 0 for the call itself, from 1 for each try, from 101 for what an answered call is joined to
/// @param way inbound, outbound, prefix or connect
public record Tags(
        @Nullable String callId,
        int attempt,
        @Nullable UUID lease,
        @Nullable UUID tenant,
        @Nullable UUID campaign,
        @Nullable UUID link,
        @Nullable UUID client,
        @Nullable UUID carrier,
        @Nullable UUID did,
        @Nullable String way) {

    /// Nothing was written.
    public static final Tags NONE = new Tags(null, 0, null, null, null, null, null, null, null, null);

    private static final String PREFIX = "TRUNKLINE_";

    /// Reads a channel's variables.
    public static Tags of(Map<String, String> variables) {
        return new Tags(
                text(variables, "CALL"),
                number(variables, "ATTEMPT"),
                id(variables, "LEASE"),
                id(variables, "TENANT"),
                id(variables, "CAMPAIGN"),
                id(variables, "LINK"),
                id(variables, "CLIENT"),
                id(variables, "CARRIER"),
                id(variables, "DID"),
                Optional.ofNullable(text(variables, "DIRECTION"))
                        .map(way -> way.toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    /// Field by field this one's, else the other's.
    public Tags or(Tags other) {
        return new Tags(
                callId != null ? callId : other.callId,
                attempt != 0 ? attempt : other.attempt,
                lease != null ? lease : other.lease,
                tenant != null ? tenant : other.tenant,
                campaign != null ? campaign : other.campaign,
                link != null ? link : other.link,
                client != null ? client : other.client,
                carrier != null ? carrier : other.carrier,
                did != null ? did : other.did,
                way != null ? way : other.way);
    }

    /// The same without attempt and lease: what holds for the call as a whole.
    public Tags ofCall() {
        return new Tags(callId, 0, null, tenant, campaign, link, null, null, did, way);
    }

    private static @Nullable String text(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(PREFIX + name, "");
        return value.isBlank() ? null : value;
    }

    private static int number(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(PREFIX + name, "");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
    }

    private static @Nullable UUID id(Map<String, String> variables, String name) {
        try {
            String value = text(variables, name);
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
