package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientId;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The clients that are stored. Deleted ones are never found, and only said again by [#allIncludingDeleted].
interface ClientRepository {

    /// @return an error when the name is another's
    Mono<Void> insert(Client client);

    /// Stores the next version of a client that the transaction holds locked.
    Mono<Void> update(Client client);

    Mono<Client> find(ClientId id);

    /// Finds it and keeps others from changing it until the transaction ends.
    Mono<Client> lock(ClientId id);

    /// In the order of names.
    Mono<List<Client>> list(Filter filter, PageRequest page);

    /// Every client, deleted ones too, read `FOR SHARE`.
    Flux<Client> allIncludingDeleted();

    /// What a list is narrowed to; null narrows nothing.
    ///
    /// @param search a part of the name, whatever its case
    record Filter(
            @Nullable String status,
            @Nullable String mode,
            @Nullable String search) {}
}
