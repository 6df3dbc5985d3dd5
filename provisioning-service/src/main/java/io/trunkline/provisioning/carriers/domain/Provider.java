package io.trunkline.provisioning.carriers.domain;

/// Whose service the carrier is; decides presets only.
public enum Provider {
    TWILIO,
    VONAGE,
    BANDWIDTH,
    CUSTOM
}
