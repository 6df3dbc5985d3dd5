package io.trunkline.provisioning.dialplanlines.domain;

/// One row of Asterisk's extensions table, every rule kept.
public record DialplanLineSettings(String context, String exten, int priority, String app, String appdata) {}
