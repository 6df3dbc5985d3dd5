package io.trunkline.realtime.ararows.domain.table;

/// What a change of the tables concerns, in the terms in which Asterisk has to be told of it: endpoint, aor,
/// auth, identify and dialplan are seen at once, a registration, the password it answers with and the qualify
/// settings need a nudge over AMI.
public enum ChangedPart {
    ENDPOINT,
    AOR,
    AUTH,
    IDENTIFY,
    REGISTRATION,
    REGISTRATION_PASSWORD,
    QUALIFY,
    DIALPLAN
}
