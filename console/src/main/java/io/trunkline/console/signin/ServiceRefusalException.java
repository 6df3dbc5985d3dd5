package io.trunkline.console.signin;

import io.trunkline.console.platform.ServiceClient.ServiceResponse;

/// provisioning-service refused what the console asked for. Its response goes to the client as it is.
final class ServiceRefusalException extends RuntimeException {
    private final transient ServiceResponse response;

    ServiceRefusalException(ServiceResponse response) {
        super("refused with status " + response.status(), null, false, false);
        this.response = response;
    }

    ServiceResponse response() {
        return response;
    }
}
