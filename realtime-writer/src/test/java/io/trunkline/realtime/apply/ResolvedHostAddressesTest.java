package io.trunkline.realtime.projection;

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

class ResolvedAddressesTest {
    private final Map<String, List<String>> names = new HashMap<>();
    private final Remembered remembered = new Remembered();
    private final Addresses addresses = new ResolvedAddresses(
            name -> Mono.just(names.getOrDefault(name, List.of())), remembered, Clock.systemUTC());

    private Map<String, List<String>> of(String... hosts) {
        return Objects.requireNonNull(addresses.of(List.of(hosts)).block());
    }

    @Test
    void a_literal_address_is_nobodys_question() {
        names.put("203.0.113.5", List.of("198.51.100.1"));

        assertThat(of("203.0.113.5", "2001:db8::5"))
                .isEqualTo(Map.of("203.0.113.5", List.of("203.0.113.5"), "2001:db8::5", List.of("2001:db8::5")));
    }

    @Test
    void a_name_has_all_its_addresses() {
        names.put("sip.example.com", List.of("203.0.113.5", "203.0.113.6"));

        assertThat(of("sip.example.com", "192.0.2.1"))
                .isEqualTo(Map.of(
                        "sip.example.com", List.of("203.0.113.5", "203.0.113.6"), "192.0.2.1", List.of("192.0.2.1")));
    }

    @Test
    void a_name_that_resolves_no_longer_keeps_its_last_addresses() {
        names.put("sip.example.com", List.of("203.0.113.5"));
        var before = of("sip.example.com");
        names.clear();

        assertThat(of("sip.example.com")).isEqualTo(before);
    }

    @Test
    void a_name_that_never_resolved_has_none() {
        assertThat(of("nowhere.example.com")).isEmpty();
    }

    @Test
    void a_real_name_service_that_knows_no_such_name_answers_in_time() {
        var resolver = new DnsResolver(Duration.ofSeconds(2));

        assertThat(resolver.resolve("no-such-host.invalid").block()).isEmpty();
        assertThat(resolver.resolve("localhost").block()).contains("127.0.0.1");
    }

    private static final class Remembered implements KnownHosts {
        private final Map<String, List<String>> known = new HashMap<>();

        @Override
        public Mono<Map<String, List<String>>> of(Collection<String> hosts) {
            return Mono.just(known.entrySet().stream()
                    .filter(entry -> hosts.contains(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        @Override
        public Mono<Void> remember(Map<String, List<String>> found, Instant resolvedAt) {
            return Mono.fromRunnable(() -> known.putAll(found));
        }
    }
}
