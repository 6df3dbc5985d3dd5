package io.trunkline.realtime.hosts;

import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// The addresses of hosts. They are looked up outside of a transaction, since a nameserver may take seconds.
public interface HostAddresses {
    /// Asks the name service. Literal addresses have no answer.
    ///
    /// @param hosts host names, names of SRV records, or literal addresses
    Mono<Map<String, Answer>> ask(Collection<String> hosts);

    /// Stores answers. The caller holds the lock of the only writer.
    Mono<List<HostUpdate>> store(Map<String, Answer> answers);

    /// The names that are due for a lookup, for this replica only: another one gets them if this one does not store
    /// their answers in time.
    Mono<List<String>> claimDue(int limit);

    /// How many hosts in use fail repeatedly, for this reason.
    Mono<Integer> countFailing(LookupFailure failure);

    /// Forgets names that no carrier or client has had for a day.
    Mono<Void> forgetUnused();
}
