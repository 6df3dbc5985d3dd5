package io.trunkline.provisioning.carriers.domain;

/// How numbers are sent to the carrier: as dialed, digits only, or E.164 with a plus sign.
public enum NumberFormat {
    AS_DIALED,
    DIGITS,
    E164
}
