package io.trunkline.realtime.apply;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// What hosts resolve to. Asterisk resolves names in identify rows once, when it loads them, so we write addresses.
interface HostAddresses {
    /// @param hosts names or literal addresses
    /// @return for each host its addresses, sorted; none for a name that is not known and never was
    Mono<Map<String, List<String>>> lookUp(Collection<String> hosts);
}
