package io.trunkline.realtime.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.hosts.domain.Answer;
import io.trunkline.realtime.hosts.domain.LookupFailure;
import io.trunkline.testkit.dns.Dnsmasq;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Names of hosts and of SRV records, at a real nameserver.
class SrvTargetsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Dnsmasq DNS = Dnsmasq.start(
            "--srv-host=_sip._udp.carrier.example,sip2.carrier.example,5080,10",
            "--srv-host=_sip._udp.carrier.example,sip1.carrier.example,5080,20",
            "--srv-host=_sips._tcp.carrier.example",
            "--host-record=sip1.carrier.example,192.0.2.61,600",
            "--host-record=sip2.carrier.example,192.0.2.62,2001:db8::62,300",
            "--host-record=carrier.example,192.0.2.60,900",
            "--cname=alias.carrier.example,sip1.carrier.example,45",
            "--cname=slow.carrier.example,sip1.carrier.example,5000",
            "--local-ttl=120");
    private static final Nameserver NAMESERVER = new Nameserver(DNS.host() + ":" + DNS.port(), TIMEOUT);

    private final NameResolver resolver = new SrvTargets(NAMESERVER, NAMESERVER);

    @AfterAll
    static void close() {
        NAMESERVER.close();
        DNS.close();
    }

    @Test
    void the_addresses_are_those_of_all_targets() {
        assertThat(resolve("_sip._udp.carrier.example").addresses())
                .containsExactly("192.0.2.61", "192.0.2.62", "2001:db8::62");
    }

    @Test
    void without_srv_records_they_are_those_of_the_host() {
        assertThat(resolve("_sip._tcp.carrier.example").addresses()).containsExactly("192.0.2.60");
        assertThat(resolve("carrier.example").addresses()).containsExactly("192.0.2.60");
    }

    @Test
    void the_time_to_live_is_the_shortest_one_of_all_records_that_lead_to_an_address() {
        assertThat(resolve("carrier.example").timeToLive()).isEqualTo(Duration.ofSeconds(900));
        assertThat(resolve("sip2.carrier.example").timeToLive()).isEqualTo(Duration.ofSeconds(300));
        assertThat(resolve("_sip._udp.carrier.example").timeToLive()).isEqualTo(Duration.ofSeconds(120));
        assertThat(resolve("alias.carrier.example").timeToLive()).isEqualTo(Duration.ofSeconds(45));
        assertThat(resolve("slow.carrier.example").timeToLive()).isEqualTo(Duration.ofSeconds(600));
    }

    @Test
    void a_service_or_a_host_that_does_not_exist_is_unknown() {
        assertThat(resolve("_sips._tcp.carrier.example")).isEqualTo(Answer.failed(LookupFailure.UNKNOWN_HOST));
        assertThat(resolve("_sip._udp.nowhere.example")).isEqualTo(Answer.failed(LookupFailure.UNKNOWN_HOST));
        assertThat(resolve("nowhere.example")).isEqualTo(Answer.failed(LookupFailure.UNKNOWN_HOST));
        assertThat(resolve("a".repeat(64) + ".example")).isEqualTo(Answer.failed(LookupFailure.UNKNOWN_HOST));
    }

    @Test
    void a_nameserver_that_does_not_respond_is_told_from_an_unknown_host() {
        try (var away = new Nameserver("127.0.0.1:9", Duration.ofMillis(200))) {
            assertThat(new SrvTargets(away, away)
                            .resolve("_sip._udp.carrier.example")
                            .block(TIMEOUT))
                    .isEqualTo(Answer.failed(LookupFailure.NO_RESPONSE));
            assertThat(away.resolve("carrier.example").block(TIMEOUT))
                    .isEqualTo(Answer.failed(LookupFailure.NO_RESPONSE));
        }
    }

    @Test
    void a_name_that_the_nameserver_does_not_know_may_be_one_of_the_machine() {
        var machine = new MachineNames(NAMESERVER, TIMEOUT);

        assertThat(Objects.requireNonNull(machine.resolve("localhost").block()).addresses())
                .contains("127.0.0.1");
        assertThat(machine.resolve("nowhere.example").block()).isEqualTo(Answer.failed(LookupFailure.UNKNOWN_HOST));
    }

    private Answer resolve(String name) {
        return Objects.requireNonNull(resolver.resolve(name).block(TIMEOUT.multipliedBy(3)));
    }
}
