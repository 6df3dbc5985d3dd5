package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Stores clients. Only [#lockPageForShare] returns deleted ones.
interface ClientRepository {

    /// @return fails with `client.name-taken`
    Mono<Void> insert(Client client);

    /// Stores the next version of a client. The transaction has locked its row.
    Mono<Void> update(Client client);

    Mono<Client> find(ClientId id);

    /// Finds it and locks its row until the transaction ends.
    Mono<Client> lock(ClientId id);

    /// Can be sorted by `name` and `createdAt`.
    Mono<Page<Client>> list(Filter filter, PageRequest page);

    /// The next clients after an id, sorted by id. Includes deleted ones. Locks their rows against changes until
    /// the transaction ends.
    Mono<List<Client>> lockPageForShare(ClientId after, int limit);

    /// Filters of a list; an empty one matches every client.
    ///
    /// @param search part of the name, description, host or endpoint id; case is ignored
    record Filter(
            List<ClientStatus> statuses, List<ClientMode> modes, Optional<String> name, Optional<String> search) {}
}
