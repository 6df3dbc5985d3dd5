package io.trunkline.realtime.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.dns.Dnsmasq;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Names of SRV records, at a real nameserver.
class SrvTargetsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Dnsmasq DNS = Dnsmasq.start(
            "--srv-host=_sip._udp.carrier.example,sip2.carrier.example,5080,10",
            "--srv-host=_sip._udp.carrier.example,sip1.carrier.example,5080,20",
            "--srv-host=_sips._tcp.carrier.example",
            "--host-record=sip1.carrier.example,192.0.2.61",
            "--host-record=sip2.carrier.example,192.0.2.62,2001:db8::62",
            "--host-record=carrier.example,192.0.2.60");

    private final Nameserver nameserver = new Nameserver(DNS.host() + ":" + DNS.port(), TIMEOUT);
    private final NameResolver resolver = new SrvTargets(nameserver, nameserver);

    @AfterAll
    static void close() {
        DNS.close();
    }

    @Test
    void the_addresses_are_those_of_all_targets() {
        assertThat(resolve("_sip._udp.carrier.example")).containsExactly("192.0.2.61", "192.0.2.62", "2001:db8::62");
    }

    @Test
    void without_srv_records_they_are_those_of_the_host() {
        assertThat(resolve("_sip._tcp.carrier.example")).containsExactly("192.0.2.60");
        assertThat(resolve("carrier.example")).containsExactly("192.0.2.60");
    }

    @Test
    void a_service_that_does_not_exist_has_none() {
        assertThat(resolve("_sips._tcp.carrier.example")).isEmpty();
        assertThat(resolve("_sip._udp.nowhere.example")).isEmpty();
    }

    @Test
    void a_nameserver_that_does_not_respond_yields_none() {
        var away = new Nameserver("127.0.0.1:9", Duration.ofMillis(200));

        assertThat(new SrvTargets(away, away)
                        .resolve("_sip._udp.carrier.example")
                        .block(TIMEOUT))
                .isEmpty();
    }

    private List<String> resolve(String name) {
        return resolver.resolve(name).block(TIMEOUT.multipliedBy(3));
    }
}
