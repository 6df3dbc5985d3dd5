package io.trunkline.provisioning.signingkeys;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Stores signing keys.
interface SigningKeyStore {

    Mono<List<SealedKey>> all();

    /// Like [#all], and prevents other transactions from adding keys until this one ends.
    Mono<List<SealedKey>> lockAll();

    Mono<Void> insert(SealedKey key);

    Mono<Void> delete(List<UUID> ids);
}
