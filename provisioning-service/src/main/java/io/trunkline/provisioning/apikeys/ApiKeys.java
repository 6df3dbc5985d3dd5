package io.trunkline.provisioning.apikeys;

import io.trunkline.provisioning.apikeys.domain.ApiKey;
import reactor.core.publisher.Mono;

/// Finds the API key of a secret.
public interface ApiKeys {

    /// Empty for a secret that is wrong, expired or deleted, or whose tenant is suspended.
    Mono<ApiKey> find(String secret);
}
