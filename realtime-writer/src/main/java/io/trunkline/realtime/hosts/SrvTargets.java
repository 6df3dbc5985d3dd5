package io.trunkline.realtime.hosts;

import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
    public Mono<Answer> resolve(String name) {
        return name.startsWith("_")
                ? nameserver.serviceTargets(name).flatMap(targets -> resolveTargets(name, targets))
                : hosts.resolve(name);
    }

    private Mono<Answer> resolveTargets(String name, Nameserver.Records targets) {
        if (targets.isNoResponse()) {
            return Mono.just(Answer.failed(LookupFailure.NO_RESPONSE));
        }
        return targets.values().isEmpty()
                ? hosts.resolve(hostOf(name))
                : Flux.fromIterable(names(targets.values()))
                        .flatMap(hosts::resolve)
                        .collectList()
                        .map(found -> answer(targets.timeToLive(), found));
    }

    private static List<String> names(List<String> targets) {
        return targets.stream()
                .filter(target -> !target.equals(NO_TARGET))
                .map(target -> target.endsWith(".") ? target.substring(0, target.length() - 1) : target)
                .distinct()
                .toList();
    }

    /// The records of the service and those of its targets may each change.
    private static Answer answer(Duration serviceTimeToLive, List<Answer> targets) {
        Answer all = Answer.of(targets);
        Duration shortest = Stream.of(serviceTimeToLive, all.timeToLive())
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Answer(all.addresses(), shortest, all.failure());
    }

    /// What follows the service and the protocol.
    private static String hostOf(String name) {
        return name.substring(name.indexOf('.', name.indexOf('.') + 1) + 1);
    }
}
