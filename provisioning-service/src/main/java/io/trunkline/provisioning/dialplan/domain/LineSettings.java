package io.trunkline.provisioning.dialplan.domain;

/// One row of Asterisk's extensions table, every rule kept.
public record LineSettings(String context, String exten, int priority, String app, String appdata) {}
