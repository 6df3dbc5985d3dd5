package io.trunkline.realtime.ararows.domain.table;

/// The part of Asterisk that a change affects. Registrations, their passwords and qualify settings need a reload
/// over AMI; Asterisk reads the other parts from the tables when it uses them.
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
