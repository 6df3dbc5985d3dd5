package io.trunkline.console.routes.domain;

/// The services behind the console.
public enum BackendService {
    PROVISIONING("provisioning-service"),
    DID("did-service"),
    ROUTING("routing-service"),
    CDR("cdr-service"),
    AMI_BRIDGE("ami-bridge"),
    REALTIME_WRITER("realtime-writer");

    private final String id;

    BackendService(String id) {
        this.id = id;
    }

    /// The name of its module.
    public String id() {
        return id;
    }
}
