package io.trunkline.provisioning.dialplanlines.domain;

/// A valid row of Asterisk's extensions table.
public record DialplanLineSettings(String context, String exten, int priority, String app, String appdata) {}
