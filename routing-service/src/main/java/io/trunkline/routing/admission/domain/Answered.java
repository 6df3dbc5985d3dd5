package io.trunkline.routing.admission.domain;

/// What a witness knows of whether an attempt was answered.
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
