package io.trunkline.routing.decisions.domain;

/// How a carrier wants the dialled number written.
public enum NumberFormat {
    /// As whoever placed the call wrote it, `+` and digits.
    AS_DIALLED,
    /// E.164 digits without the plus sign.
    DIGITS,
    /// E.164 with the plus sign.
    E164;

    /// @param asDialled `+` and digits only
    public String write(PhoneNumber number, String asDialled) {
        return switch (this) {
            case AS_DIALLED -> asDialled;
            case DIGITS -> number.digits();
            case E164 -> number.e164();
        };
    }
}
