package io.trunkline.provisioning.carriers.domain;

/// How the carrier wants numbers: as they were dialled, digits only, or E.164 with its plus.
public enum NumberFormat {
    AS_DIALED,
    DIGITS,
    E164
}
