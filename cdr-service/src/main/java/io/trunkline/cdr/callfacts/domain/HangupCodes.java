package io.trunkline.cdr.calls.domain;

import org.jspecify.annotations.Nullable;

/// How something ended, as far as known.
///
/// @param cause Q.850, 0 to 127; Asterisk gives 0 where it has none
/// @param sipStatus 100 to 699
/// @param dialStatus Asterisk's DIALSTATUS, such as `BUSY`
public record Outcome(
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String dialStatus) {
    /// Nothing known.
    public static final Outcome NONE = new Outcome(null, null, null);

    /// Field by field this one's, else the other's.
    public Outcome or(Outcome other) {
        return new Outcome(
                Known.first(cause, other.cause),
                Known.first(sipStatus, other.sipStatus),
                Known.first(dialStatus, other.dialStatus));
    }

    boolean known() {
        return cause != null || sipStatus != null || dialStatus != null;
    }

    Outcome merge(Outcome other) {
        return new Outcome(
                Known.larger(cause, other.cause),
                Known.larger(sipStatus, other.sipStatus),
                Known.larger(dialStatus, other.dialStatus));
    }
}
