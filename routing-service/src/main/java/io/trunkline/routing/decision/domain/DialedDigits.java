package io.trunkline.routing.decision.domain;

/// The digits of a number as a person wrote it, with a leading plus sign if there was one, for carriers with the
/// number format `as-dialed`.
public final class DialedDigits {
    private DialedDigits() {}

    /// @return a plus sign and digits, digits, or nothing; everything else in the text is dropped
    public static String of(String text) {
        return text.replaceAll("[^+0-9]", "").replaceAll("(?<!^)\\+", "");
    }
}
