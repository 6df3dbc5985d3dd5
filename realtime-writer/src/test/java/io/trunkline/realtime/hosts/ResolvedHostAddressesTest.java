package io.trunkline.realtime.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ResolvedHostAddressesTest {
    private final Map<String, List<String>> names = new HashMap<>();
    private final InMemoryHostStore store = new InMemoryHostStore();
    private final HostAddresses addresses =
            new ResolvedHostAddresses(name -> Mono.just(names.getOrDefault(name, List.of())), store, Clock.systemUTC());

    private Map<String, List<String>> lookUp(String... hosts) {
        return Objects.requireNonNull(addresses.lookUp(List.of(hosts)).block());
    }

    @Test
    void a_literal_address_is_not_resolved() {
        names.put("203.0.113.5", List.of("198.51.100.1"));

        assertThat(lookUp("203.0.113.5", "2001:db8::5"))
                .isEqualTo(Map.of("203.0.113.5", List.of("203.0.113.5"), "2001:db8::5", List.of("2001:db8::5")));
    }

    @Test
    void a_name_yields_all_its_addresses() {
        names.put("sip.example.com", List.of("203.0.113.5", "203.0.113.6"));

        assertThat(lookUp("sip.example.com", "192.0.2.1"))
                .isEqualTo(Map.of(
                        "sip.example.com", List.of("203.0.113.5", "203.0.113.6"), "192.0.2.1", List.of("192.0.2.1")));
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
        assertThat(lookUp("nowhere.example.com")).isEmpty();
    }

    @Test
    void the_dns_resolver_returns_no_address_for_an_unknown_name() {
        var resolver = new DnsResolver(Duration.ofSeconds(2));

        assertThat(resolver.resolve("no-such-host.invalid").block()).isEmpty();
        assertThat(resolver.resolve("localhost").block()).contains("127.0.0.1");
    }

    private static final class InMemoryHostStore implements ResolvedHostStore {
        private final Map<String, List<String>> known = new HashMap<>();

        @Override
        public Mono<Map<String, List<String>>> find(Collection<String> hosts) {
            return Mono.just(known.entrySet().stream()
                    .filter(entry -> hosts.contains(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        @Override
        public Mono<Void> save(Map<String, List<String>> found, Instant resolvedAt) {
            return Mono.fromRunnable(() -> known.putAll(found));
        }
    }
}
