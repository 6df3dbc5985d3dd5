package io.trunkline.provisioning.dialplanlines.domain;

import org.jspecify.annotations.Nullable;

/// A request to create or replace a dialplan line, not yet validated.
///
/// @param context default `from-campaign`
/// @param exten a number, or a pattern without brackets that starts with `_`
/// @param priority 1 to 999
/// @param app one of the allowed applications
/// @param appdata its arguments, up to 256 characters
public record DialplanLineDraft(
        @Nullable String context,
        @Nullable String exten,
        @Nullable Integer priority,
        @Nullable String app,
        @Nullable String appdata) {

    /// The draft that leaves a line as it is.
    public static DialplanLineDraft of(DialplanLineSettings settings) {
        return new DialplanLineDraft(
                settings.context(), settings.exten(), settings.priority(), settings.app(), settings.appdata());
    }
}
