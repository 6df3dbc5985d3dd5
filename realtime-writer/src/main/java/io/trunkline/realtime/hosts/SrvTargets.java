package io.trunkline.realtime.hosts;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Resolves the names of SRV records, such as `_sip._udp.example.com`, to the addresses of all their targets; without
/// such records, to those of the host, as Asterisk does (RFC 3263 §4.2). Other names are left to another resolver.
final class SrvTargets implements NameResolver {
    /// The target of a service that does not exist (RFC 2782).
    private static final String NO_TARGET = ".";

    private final Nameserver nameserver;
    private final NameResolver hosts;

    SrvTargets(Nameserver nameserver, NameResolver hosts) {
        this.nameserver = nameserver;
        this.hosts = hosts;
    }

    @Override
    public Mono<List<String>> resolve(String name) {
        return name.startsWith("_")
                ? nameserver.records(name, "SRV").flatMap(records -> addressesOf(targets(name, records)))
                : hosts.resolve(name);
    }

    private Mono<List<String>> addressesOf(List<String> targets) {
        return Flux.fromIterable(targets)
                .flatMap(hosts::resolve)
                .collectList()
                .map(found -> found.stream().flatMap(Collection::stream).toList())
                .map(all -> List.copyOf(new TreeSet<>(all)));
    }

    /// Each record is `<priority> <weight> <port> <target>.`
    private static List<String> targets(String name, List<String> records) {
        if (records.isEmpty()) {
            return List.of(hostOf(name));
        }
        return records.stream()
                .map(record -> record.substring(record.lastIndexOf(' ') + 1))
                .filter(target -> !target.equals(NO_TARGET))
                .map(target -> target.endsWith(".") ? target.substring(0, target.length() - 1) : target)
                .distinct()
                .toList();
    }

    /// What follows the service and the protocol.
    private static String hostOf(String name) {
        return name.substring(name.indexOf('.', name.indexOf('.') + 1) + 1);
    }
}
