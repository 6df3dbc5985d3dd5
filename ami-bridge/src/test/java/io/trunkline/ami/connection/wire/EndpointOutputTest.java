package io.trunkline.ami.connection.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.ShownRegistration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines that Asterisk 22 printed.
class EndpointOutputTest {
    @Test
    void reads_whether_there_is_an_endpoint_with_its_contacts() {
        List<String> lines = List.of(
                " Endpoint:  <Endpoint/CID.....................................>  <State.....>  <Channels.>",
                "      Contact:  <Aor/ContactUri..........................> <Hash....> <Status> <RTT(ms)..>",
                " Endpoint:  carrier                                              Not in use    0 of inf",
                "      Contact:  carrier/sip:127.105.181.1:57728            13c974015a Avail         1.460");

        assertThat(EndpointOutput.endpoint("carrier", lines).found()).isTrue();
        assertThat(EndpointOutput.endpoint("carrier", lines).contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.roundTripMicros()).isEqualTo(1_460));
        assertThat(EndpointOutput.endpoint("carrie", lines).found()).isFalse();
        assertThat(EndpointOutput.endpoint("carrier", List.of("Unable to find object carrier."))
                        .found())
                .isFalse();
    }

    @Test
    void reads_the_status_of_a_registration_and_when_it_expires() {
        assertThat(registration(" registrar/sip:127.105.181.2:56790   registrar    Registered        (exp. 289s)"))
                .isEqualTo(new ShownRegistration("Registered", 289L));
        assertThat(registration(" registrar/sip:127.105.181.2:56790   registrar    Unregistered      (exp. 1s)"))
                .isEqualTo(new ShownRegistration("Unregistered", 1L));
        assertThat(registration(" registrar/sip:127.105.181.2:56790   n/a          Rejected          "))
                .isEqualTo(new ShownRegistration("Rejected", null));
        assertThat(EndpointOutput.registration("other", List.of("Unable to find object other.")))
                .isEmpty();
    }

    private static ShownRegistration registration(String line) {
        return EndpointOutput.registration("registrar", List.of(line)).orElseThrow();
    }
}
