package io.trunkline.events.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client, such as a call center that buys calls, as configured.
///
/// @param endpointId its id in Asterisk, `[a-z0-9-]{1,40}`, never changed
/// @param mode whether it registers or has a fixed address
/// @param host with `FIXED`
/// @param port with `FIXED`
/// @param username for digest authentication, with `REGISTERS`
/// @param sealedPassword base64, `client|<id>|password` as associated data, null for none
/// @param qualifySeconds interval of OPTIONS requests (qualify); 0 for none
/// @param maxConcurrency concurrent calls across all campaigns; null for no limit
/// @param rules its other caps and its opening hours; null for none
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
        Map<String, String> advancedSettings,
        @Nullable Integer maxConcurrency,
        @Nullable Rules rules)
        implements EntityEvent {

    /// The status that an operator set.
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /// How Asterisk finds the client.
    public enum Mode {
        REGISTERS,
        FIXED
    }

    /// The caps of a client across all campaigns, and when it takes calls; null for no limit.
    ///
    /// @param totalCallsAllowed answered calls
    /// @param dailyCap attempts a day
    /// @param weeklyCap attempts an ISO week
    /// @param monthlyCap attempts a month
    /// @param timeZone IANA name, of days, weeks, months and hours
    /// @param openingHours empty for always
    public record Rules(
            @Nullable Long totalCallsAllowed,
            @Nullable Integer dailyCap,
            @Nullable Integer weeklyCap,
            @Nullable Integer monthlyCap,
            String timeZone,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OpeningHours> openingHours) {}

    /// One period of opening hours.
    ///
    /// @param weekday `monday` to `sunday`, the day on which it starts
    /// @param from `09:00`
    /// @param to on the next day when it is not after `from`
    public record OpeningHours(String weekday, String from, String to) {}

    @Override
    public String key() {
        return clientId.toString();
    }
}
