package io.trunkline.provisioning.clients.domain;

/// How Asterisk finds the client: it registers with us, or stands at a fixed address.
public enum ClientMode {
    REGISTERS,
    FIXED
}
