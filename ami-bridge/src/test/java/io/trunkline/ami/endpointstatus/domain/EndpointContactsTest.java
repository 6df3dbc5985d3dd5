package io.trunkline.ami.endpointstatus.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.NodeEvent.ContactChanged;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationChanged;
import io.trunkline.ami.connection.wire.AmiRecording;
import io.trunkline.ami.endpointstatus.domain.ObservedStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointContactsTest {

    private final EndpointContacts contacts = new EndpointContacts();

    @Test
    void a_recorded_change_to_a_dead_address_becomes_unreachable() {
        List<State> states = AmiRecording.events("ami-contactstatus.txt").stream()
                .filter(ContactChanged.class::isInstance)
                .map(ContactChanged.class::cast)
                .map(event -> contacts.update(event.contact(), event.at()).state())
                .toList();

        assertThat(states).containsExactly(State.REACHABLE, State.REACHABLE, State.UNKNOWN, State.UNREACHABLE);
    }

    @Test
    void an_endpoint_that_is_no_longer_listed_has_no_contact() {
        List<ObservedStatus> statuses = contacts.replaceAll(
                List.of(new Contact("here", "78eb36e0fb", "Avail", 500L)), Set.of("gone"), Instant.EPOCH);

        assertThat(statuses)
                .extracting(ObservedStatus::endpoint, ObservedStatus::state)
                .containsExactlyInAnyOrder(tuple("here", State.REACHABLE), tuple("gone", State.REMOVED));
    }

    @Test
    void each_failed_registration_is_reported_as_rejected() {
        List<State> states = AmiRecording.events("ami-registry-failures.txt").stream()
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .filter(event -> event.registration().clientUri().equals("sip:badpw@127.0.0.3"))
                .map(event -> ObservedStatus.ofRegistration(
                                "bad", event.registration().status(), event.at())
                        .state())
                .toList();

        assertThat(states).hasSizeGreaterThan(1).containsOnly(State.REJECTED);
    }
}
