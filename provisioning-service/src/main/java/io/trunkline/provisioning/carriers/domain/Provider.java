package io.trunkline.provisioning.carriers.domain;

/// The company that provides the carrier's service. It selects presets only.
public enum Provider {
    TWILIO,
    VONAGE,
    BANDWIDTH,
    TELNYX,
    CUSTOM
}
