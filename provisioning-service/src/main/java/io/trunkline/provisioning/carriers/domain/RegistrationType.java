package io.trunkline.provisioning.carriers.domain;

/// How the carrier identifies our calls: by IP address, or by a registration.
public enum RegistrationType {
    IP,
    REGISTRATION
}
