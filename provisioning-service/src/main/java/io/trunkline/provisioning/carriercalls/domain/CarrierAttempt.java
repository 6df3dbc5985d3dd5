package io.trunkline.provisioning.carriercalls.domain;

import java.util.Locale;
import java.util.UUID;

/// An attempt of an outbound call through a carrier, as it is counted.
public record CarrierAttempt(UUID carrierId, Result result) {
    /// How an attempt counts.
    public enum Result {
        SUCCESSFUL,
        FAILED,
        OTHER;

        /// @param isAnswered it was answered
        /// @param isCarrierFault the carrier or the network could not carry it
        public static Result of(boolean isAnswered, boolean isCarrierFault) {
            return isAnswered ? SUCCESSFUL : isCarrierFault ? FAILED : OTHER;
        }
    }

    /// `<carrier id>:<result>`, in which it is stored.
    public String text() {
        return carrierId + ":" + result.name().toLowerCase(Locale.ROOT);
    }

    public static CarrierAttempt parse(String text) {
        var separator = text.indexOf(':');
        return new CarrierAttempt(
                UUID.fromString(text.substring(0, separator)),
                Result.valueOf(text.substring(separator + 1).toUpperCase(Locale.ROOT)));
    }
}
