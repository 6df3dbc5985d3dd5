package io.trunkline.provisioning.passwordkeys;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The stored passwords of carriers and clients, and the keys that have encrypted them.
interface SealedPasswords {
    /// Waits until no other transaction changes the keys.
    Mono<Void> lockKeys();

    /// The number of passwords by the id of their key, deleted clients included.
    Mono<Map<Long, Long>> countByKey();

    /// Carriers and clients whose latest version is not in Asterisk's tables.
    Mono<Long> countUnapplied();

    /// The next passwords after an id that have one of these keys, sorted by the id of the carrier or client.
    Mono<List<Owner>> findPage(Collection<Long> keyIds, UUID after, int limit);

    /// Replaces the password of a deleted client, which the table keeps, unless it has changed.
    Mono<Void> replaceOfDeleted(Owner owner, String sealed);

    /// @param kind `carrier` or `client`
    /// @param sealedFor the id in its associated data: that of the carrier, or of the client's endpoint
    record Owner(String kind, UUID id, UUID sealedFor, String sealed, boolean isDeleted) {}
}
