package io.trunkline.demo.kept;

import io.trunkline.telephony.outcomes.ChannelEnder;
import org.jspecify.annotations.Nullable;

/// How an attempt of a historic call ended.
enum AttemptResult {
    ANSWERED("ANSWER", 16, 200, ChannelEnder.REMOTE, true),
    BUSY("BUSY", 17, 486, ChannelEnder.REMOTE, false),
    NO_ANSWER("NOANSWER", 19, null, ChannelEnder.NODE, true),
    UNAVAILABLE("CONGESTION", 34, 503, ChannelEnder.REMOTE, false),
    NO_SUCH_NUMBER("CHANUNAVAIL", 1, 404, ChannelEnder.REMOTE, false),
    REJECTED("CHANUNAVAIL", 21, 403, ChannelEnder.REMOTE, false),
    CANCELED("CANCEL", 127, null, ChannelEnder.NODE, true);

    private final String dialStatus;
    private final int cause;
    private final @Nullable Integer sipStatus;
    private final ChannelEnder endedBy;
    private final boolean rings;

    AttemptResult(String dialStatus, int cause, @Nullable Integer sipStatus, ChannelEnder endedBy, boolean rings) {
        this.dialStatus = dialStatus;
        this.cause = cause;
        this.sipStatus = sipStatus;
        this.endedBy = endedBy;
        this.rings = rings;
    }

    /// Asterisk's DIALSTATUS.
    String dialStatus() {
        return dialStatus;
    }

    /// Q.850 cause.
    int cause() {
        return cause;
    }

    @Nullable
    Integer sipStatus() {
        return sipStatus;
    }

    ChannelEnder endedBy() {
        return endedBy;
    }

    /// Whether it rings before it ends.
    boolean rings() {
        return rings;
    }

    /// Whether routing tries the next carrier or client.
    boolean leadsToNext() {
        return this == UNAVAILABLE || this == BUSY || this == NO_ANSWER;
    }
}
