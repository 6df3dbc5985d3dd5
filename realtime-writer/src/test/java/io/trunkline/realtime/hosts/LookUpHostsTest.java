package io.trunkline.realtime.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.HostUpdate;
import io.trunkline.realtime.hosts.domain.KnownHost;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import io.trunkline.realtime.hosts.domain.LookupRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LookUpHostsTest {
    private final Map<String, List<String>> names = new HashMap<>();
    private final HostAddresses hosts = new LookUpHosts(
            this::answer,
            new InMemoryHosts(),
            new LookupRules(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24)),
            Clock.systemUTC());

    private Mono<Answer> answer(String name) {
        return Mono.just(
                names.containsKey(name)
                        ? new Answer(names.get(name), Duration.ofMinutes(1), Optional.empty())
                        : Answer.failed(LookupFailure.UNKNOWN_HOST));
    }

    private Map<String, List<String>> lookUp(String... requested) {
        return Objects.requireNonNull(hosts.ask(List.of(requested))
                .flatMap(hosts::store)
                .map(updates -> updates.stream()
                        .map(HostUpdate::after)
                        .collect(Collectors.toMap(KnownHost::name, KnownHost::matches)))
                .block());
    }

    @Test
    void a_literal_address_is_not_resolved() {
        names.put("203.0.113.5", List.of("198.51.100.1"));

        assertThat(lookUp("203.0.113.5", "2001:db8::5")).isEmpty();
    }

    @Test
    void a_name_yields_all_its_addresses() {
        names.put("sip.example.com", List.of("203.0.113.6", "203.0.113.5"));

        assertThat(lookUp("sip.example.com", "192.0.2.1"))
                .isEqualTo(Map.of("sip.example.com", List.of("203.0.113.5", "203.0.113.6")));
    }

    @Test
    void a_name_that_no_longer_resolves_keeps_its_last_addresses() {
        names.put("sip.example.com", List.of("203.0.113.5"));
        var before = lookUp("sip.example.com");
        names.clear();

        assertThat(lookUp("sip.example.com")).isEqualTo(before);
    }

    @Test
    void a_name_that_never_resolved_has_none() {
        assertThat(lookUp("nowhere.example.com")).isEqualTo(Map.of("nowhere.example.com", List.of()));
    }

    private static final class InMemoryHosts implements KnownHosts {
        private final Map<String, KnownHost> known = new HashMap<>();

        @Override
        public Mono<List<KnownHost>> find(Collection<String> wanted) {
            return Mono.just(known.values().stream()
                    .filter(host -> wanted.contains(host.name()))
                    .toList());
        }

        @Override
        public Mono<Void> save(List<KnownHost> hosts) {
            return Mono.fromRunnable(() -> hosts.forEach(host -> known.put(host.name(), host)));
        }

        @Override
        public Mono<List<String>> claimDue(Instant now, Instant claimedUntil, int limit) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<Integer> countFailing(LookupFailure failure) {
            return Mono.just(0);
        }

        @Override
        public Mono<Void> deleteUnused(Instant dueBefore) {
            return Mono.empty();
        }
    }
}
