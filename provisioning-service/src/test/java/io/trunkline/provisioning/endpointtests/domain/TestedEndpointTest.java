package io.trunkline.provisioning.endpointtests.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint.Address;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint.Kind;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint.Registration;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.sip.SipTransport;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestedEndpointTest {
    private static final Address PROXY = new Address("proxy.example", Optional.of(5070), SipTransport.UDP);
    private static final Registration REGISTRATION = new Registration("sip:a@b", "sip:b", false);

    @Test
    void an_endpoint_with_a_contact_is_dialed_through_it() {
        assertThat(endpoint("carrier.example", Optional.empty(), Optional.empty())
                        .dialString("+14045556789"))
                .isEqualTo("PJSIP/+14045556789@alpha");
    }

    @Test
    void one_that_we_register_with_is_dialed_by_its_address() {
        assertThat(endpoint("2001:db8::1", Optional.empty(), Optional.of(REGISTRATION))
                        .dialString("5"))
                .isEqualTo("PJSIP/alpha/sip:5@[2001:db8::1];transport=tcp");
        assertThat(endpoint("carrier.example", Optional.of(PROXY), Optional.of(REGISTRATION))
                        .dialString("5"))
                .isEqualTo("PJSIP/alpha/sip:5@carrier.example;transport=tcp");
    }

    @Test
    void requests_go_to_the_proxy_first() {
        assertThat(endpoint("carrier.example", Optional.of(PROXY), Optional.empty())
                        .nextHop())
                .contains(PROXY);
        assertThat(PROXY.service()).isEmpty();
        assertThat(endpoint("carrier.example", Optional.empty(), Optional.empty())
                        .nextHop()
                        .flatMap(Address::service))
                .contains("_sip._tcp.carrier.example");
    }

    private static TestedEndpoint endpoint(String host, Optional<Address> proxy, Optional<Registration> registration) {
        return new TestedEndpoint(
                Kind.CARRIER,
                UUID.randomUUID(),
                new EndpointId("alpha"),
                1,
                Optional.of(new Address(host, Optional.empty(), SipTransport.TCP)),
                proxy,
                registration.isEmpty(),
                registration);
    }
}
