package io.trunkline.telephony.outcomes;

/// Who ended a call or an attempt.
public enum HangupParty {
    /// The caller; of a placed call, the client that it was connected to.
    CALLER,
    /// The callee, or the carrier that was dialed for it. One that rejected the call ended it too.
    CALLEE,
    /// Trunkline: a ring timeout or another time limit, a refusal by routing, the end of the
    /// dialplan, or a command.
    PLATFORM
}
