package io.trunkline.realtime.hosts;

import static java.util.stream.Collectors.toMap;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps literal addresses, resolves names, and uses the last known addresses of names that cannot be resolved now.
final class ResolvedHostAddresses implements HostAddresses {
    /// Names resolved concurrently. At the first start a batch may have hundreds, and one that hangs must not delay
    /// the others.
    private static final int CONCURRENCY = 32;

    private final NameResolver resolver;
    private final ResolvedHostStore store;
    private final Clock clock;

    ResolvedHostAddresses(NameResolver resolver, ResolvedHostStore store, Clock clock) {
        this.resolver = resolver;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Mono<Map<String, List<String>>> lookUp(Collection<String> hosts) {
        var literals = new HashMap<String, List<String>>();
        var names = new ArrayList<String>();
        for (String host : hosts) {
            if (isLiteral(host)) {
                literals.put(host, List.of(host));
            } else {
                names.add(host);
            }
        }
        return names.isEmpty()
                ? Mono.just(literals)
                : resolve(names).flatMap(found -> withLastKnown(names, found)).map(all -> {
                    all.putAll(literals);
                    return all;
                });
    }

    private static boolean isLiteral(String host) {
        try {
            var _ = InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Mono<Map<String, List<String>>> resolve(List<String> names) {
        return Flux.fromIterable(names)
                .flatMap(name -> resolver.resolve(name).map(found -> Map.entry(name, found)), CONCURRENCY)
                .filter(entry -> !entry.getValue().isEmpty())
                .collectList()
                .map(found -> found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Mono<Map<String, List<String>>> withLastKnown(List<String> names, Map<String, List<String>> found) {
        var saved = found.isEmpty() ? Mono.<Void>empty() : store.save(found, clock.instant());
        return saved.then(Mono.defer(() -> store.find(names))).map(HashMap::new);
    }
}
