package io.trunkline.ami.endpointtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import io.trunkline.testkit.dns.Dnsmasq;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ResolveStepIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Dnsmasq DNS = Dnsmasq.start(
            "--srv-host=_sip._udp.carrier.example,sip2.carrier.example,5080,20",
            "--srv-host=_sip._udp.carrier.example,sip1.carrier.example,5070,10",
            "--srv-host=_sips._tcp.carrier.example",
            "--srv-host=_sip._tcp.carrier.example,gone.carrier.example,5060",
            "--host-record=sip1.carrier.example,192.0.2.61",
            "--host-record=sip2.carrier.example,192.0.2.62",
            "--host-record=carrier.example,192.0.2.60");

    private final ResolveStep step = new ResolveStep(new NameLookup(DNS.host() + ":" + DNS.port()));

    @AfterAll
    static void close() {
        DNS.close();
    }

    @Test
    void srv_records_come_first_and_the_lowest_priority_number_is_shown() {
        assertThat(resolve("carrier.example", "_sip._udp.carrier.example").evidence())
                .isEqualTo("_sip._udp.carrier.example → sip1.carrier.example:5070 → 192.0.2.61");
        assertThat(resolve("carrier.example", null).evidence()).isEqualTo("carrier.example → 192.0.2.60");
        assertThat(resolve("sip2.carrier.example", "_sip._udp.sip2.carrier.example")
                        .evidence())
                .isEqualTo("sip2.carrier.example → 192.0.2.62");
    }

    @Test
    void a_missing_address_and_a_service_that_is_not_offered_fail() {
        assertThat(resolve("unknown.example", null).code()).isEqualTo("not-resolved");
        assertThat(resolve("carrier.example", "_sip._tcp.carrier.example").evidence())
                .isEqualTo("gone.carrier.example has no address");
        assertThat(resolve("carrier.example", "_sips._tcp.carrier.example").evidence())
                .isEqualTo("_sips._tcp.carrier.example → not offered");
    }

    @Test
    void an_address_needs_no_name_service() {
        assertThat(resolve("192.0.2.7", null).code()).isEqualTo("host-is-address");
        assertThat(resolve(null, null).code()).isEqualTo("no-host");
    }

    private StepResult resolve(@Nullable String host, @Nullable String service) {
        EndpointTest test = new EndpointTest(UUID.randomUUID(), "alpha", 1, host, service, true, null, null);
        return Objects.requireNonNull(step.run(test, LIMIT).block(LIMIT));
    }
}
