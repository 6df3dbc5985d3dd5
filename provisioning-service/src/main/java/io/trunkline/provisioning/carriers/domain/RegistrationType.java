package io.trunkline.provisioning.carriers.domain;

/// How the carrier knows us: by our address, or because we register with it.
public enum RegistrationType {
    IP,
    REGISTRATION
}
