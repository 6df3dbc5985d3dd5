package io.trunkline.realtime.hosts;

import static java.util.stream.Collectors.toMap;

import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import io.trunkline.realtime.hosts.domain.LookupRules;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks up names, and keeps the addresses of those that cannot be resolved now.
final class LookUpHosts implements HostAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(LookUpHosts.class);

    /// Names resolved concurrently. At the first start a batch may have hundreds, and one that hangs must not delay
    /// the others.
    private static final int CONCURRENCY = 32;
    /// Longer than a batch of lookups takes.
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Duration KEEP_UNUSED = Duration.ofDays(1);

    private final NameResolver resolver;
    private final KnownHosts store;
    private final LookupRules rules;
    private final Clock clock;

    LookUpHosts(NameResolver resolver, KnownHosts store, LookupRules rules, Clock clock) {
        this.resolver = resolver;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Mono<Map<String, Answer>> ask(Collection<String> hosts) {
        return Flux.fromIterable(hosts)
                .filter(host -> !isLiteral(host))
                .distinct()
                .flatMap(name -> resolver.resolve(name).map(answer -> Map.entry(name, answer)), CONCURRENCY)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static boolean isLiteral(String host) {
        try {
            var _ = InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public Mono<List<HostUpdate>> store(Map<String, Answer> answers) {
        return answers.isEmpty()
                ? Mono.just(List.of())
                : store.find(answers.keySet())
                        .map(known -> updates(answers, known))
                        .delayUntil(updates -> store.save(
                                updates.stream().map(HostUpdate::after).toList()))
                        .doOnNext(updates -> updates.forEach(LookUpHosts::log));
    }

    private List<HostUpdate> updates(Map<String, Answer> answers, List<KnownHost> known) {
        Instant now = clock.instant();
        var byName = known.stream().collect(toMap(KnownHost::name, host -> host));
        return answers.entrySet().stream()
                .map(answer -> {
                    KnownHost before = byName.getOrDefault(answer.getKey(), KnownHost.unknown(answer.getKey()));
                    return new HostUpdate(before, before.after(answer.getValue(), rules, now));
                })
                .toList();
    }

    private static void log(HostUpdate update) {
        if (update.isMoved()) {
            LOG.info(
                    "host {} has the addresses {} now, before it had {}",
                    update.after().name(),
                    update.after().matches(),
                    update.before().matches());
        }
        if (update.after().failing() != null && update.before().failing() == null) {
            LOG.warn(
                    "host {} cannot be resolved ({}); its last known addresses {} are kept",
                    update.after().name(),
                    update.after().failing().failure(),
                    update.after().matches());
        }
    }

    @Override
    public Mono<List<String>> claimDue(int limit) {
        Instant now = clock.instant();
        return store.claimDue(now, now.plus(CLAIM), limit);
    }

    @Override
    public Mono<Integer> countFailing(LookupFailure failure) {
        return store.countFailing(failure);
    }

    @Override
    public Mono<Void> forgetUnused() {
        return store.deleteUnused(clock.instant().minus(KEEP_UNUSED));
    }
}
