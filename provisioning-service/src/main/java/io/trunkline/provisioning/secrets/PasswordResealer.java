package io.trunkline.provisioning.secrets;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// Encrypts the password of a carrier or client with the primary key, as a new version that is published.
public interface PasswordResealer {
    /// `carrier` or `client`.
    String kind();

    /// Does nothing for one that is deleted, has no password, or whose password has the primary key.
    Mono<Void> reseal(UUID id);
}
