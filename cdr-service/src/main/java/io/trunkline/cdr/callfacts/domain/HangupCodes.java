package io.trunkline.cdr.callfacts.domain;

import org.jspecify.annotations.Nullable;

/// How something ended, as far as known.
///
/// @param cause Q.850, 0 to 127; Asterisk gives 0 where it has none
/// @param sipStatus 100 to 699
/// @param dialStatus Asterisk's DIALSTATUS, such as `BUSY`
public record HangupCodes(
        @Nullable Integer cause,
        @Nullable Integer sipStatus,
        @Nullable String dialStatus) {
    /// Nothing known.
    public static final HangupCodes NONE = new HangupCodes(null, null, null);

    /// Field by field this one's, else the other's.
    public HangupCodes fillGapsFrom(HangupCodes other) {
        return new HangupCodes(
                Mergeable.firstNonNull(cause, other.cause),
                Mergeable.firstNonNull(sipStatus, other.sipStatus),
                Mergeable.firstNonNull(dialStatus, other.dialStatus));
    }

    public boolean hasAnyCode() {
        return cause != null || sipStatus != null || dialStatus != null;
    }

    HangupCodes merge(HangupCodes other) {
        return new HangupCodes(
                Mergeable.max(cause, other.cause),
                Mergeable.max(sipStatus, other.sipStatus),
                Mergeable.max(dialStatus, other.dialStatus));
    }
}
