package io.trunkline.routing.admission.domain;

/// Whether an attempt was answered, as far as one source knows.
public enum Answered {
    YES,
    NO,
    UNKNOWN;

    /// @param dialStatus DIALSTATUS, empty when it is not known
    public static Answered fromDialStatus(String dialStatus) {
        return switch (dialStatus) {
            case "" -> UNKNOWN;
            case "ANSWER" -> YES;
            default -> NO;
        };
    }
}
