package io.trunkline.events.configuration;

import java.util.UUID;

/// A custom dialplan line, as configured.
///
/// @param context up to 40 characters
/// @param exten up to 40 characters, a number or a bracket-free pattern
/// @param priority from 1
/// @param app an allowed dialplan application
/// @param appdata its arguments, up to 256 characters
public record DialplanChanged(
        UUID lineId,
        long version,
        boolean deleted,
        String context,
        String exten,
        int priority,
        String app,
        String appdata)
        implements EntityEvent {

    @Override
    public String key() {
        return lineId.toString();
    }
}
