package io.trunkline.realtime.hosts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Looks up the addresses of hosts.
public interface HostAddresses {
    /// @param hosts names, names of SRV records, or literal addresses
    /// @return the addresses of each host, sorted; without names that have never resolved
    Mono<Map<String, List<String>>> lookUp(Collection<String> hosts);
}
