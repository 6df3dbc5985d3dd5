package io.trunkline.provisioning.carriercalls.domain;

import org.jspecify.annotations.Nullable;

/// How many outbound calls a carrier had. An attempt counts as a call.
///
/// @param successful those that were answered
/// @param failed those that the carrier or the network could not carry
public record CarrierCalls(long total, long successful, long failed) {
    public static final CarrierCalls NONE = new CarrierCalls(0, 0, 0);

    CarrierCalls plus(CarrierAttempt attempt, int sign) {
        return new CarrierCalls(
                total + sign,
                successful + (attempt.result() == CarrierAttempt.Result.SUCCESSFUL ? sign : 0),
                failed + (attempt.result() == CarrierAttempt.Result.FAILED ? sign : 0));
    }

    /// Percentage with two decimals; null without a call.
    public @Nullable Double successRate() {
        return percentage(successful);
    }

    /// Percentage with two decimals; null without a call.
    public @Nullable Double failureRate() {
        return percentage(failed);
    }

    private @Nullable Double percentage(long part) {
        return total == 0 ? null : Math.round(part * 10_000.0 / total) / 100.0;
    }
}
