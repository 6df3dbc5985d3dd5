package io.trunkline.telephony.outcomes;

import io.trunkline.telephony.WireName;
import java.util.Optional;

/// Disposition of a call record. Success is [#ANSWERED] and nothing else.
public enum Disposition {
    ANSWERED,
    /// The callee is on the phone.
    BUSY,
    /// It rang and was not answered, or the callee is temporarily unavailable.
    NO_ANSWER,
    /// The callee, or the carrier, refused the call.
    REJECTED,
    /// No such number, nothing that responds, or any other error.
    FAILED,
    /// The carrier or the network could not carry the call: no capacity, or an error on its side.
    CONGESTION,
    /// The caller hung up before an answer.
    CANCELED,
    /// Routing refused the call or was not asked, so nothing was dialed. Never the disposition of an attempt.
    UNROUTED;

    /// The name in JSON, such as `no-answer`.
    public String wireName() {
        return WireName.of(this);
    }

    /// The disposition of that wire name; empty when there is none.
    public static Optional<Disposition> of(String wireName) {
        return WireName.parse(Disposition.class, wireName);
    }
}
