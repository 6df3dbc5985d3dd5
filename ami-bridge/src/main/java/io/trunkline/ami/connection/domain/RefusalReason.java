package io.trunkline.ami.connection.domain;

/// Why a node refused a SIP request before it became a call.
public enum RefusalReason {
    /// Neither the address nor the user belongs to a carrier or client (InvalidAccountID).
    UNKNOWN_SOURCE,
    /// The password is wrong (ChallengeResponseFailed).
    WRONG_PASSWORD,
    /// An access list does not allow the address (FailedACL).
    ACCESS_LIST,
    /// It offers no codec of the carrier: 488. Asterisk has no event for it.
    NO_COMMON_CODEC
}
