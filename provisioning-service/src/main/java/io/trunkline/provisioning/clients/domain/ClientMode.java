package io.trunkline.provisioning.clients.domain;

/// How Asterisk reaches the client: at the address it registers, or at a fixed address.
public enum ClientMode {
    REGISTERS,
    FIXED
}
