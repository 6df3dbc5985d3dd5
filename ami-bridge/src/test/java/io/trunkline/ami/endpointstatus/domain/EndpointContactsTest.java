package io.trunkline.ami.endpointstatus.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
                .map(seen -> contacts.update(seen.contact(), seen.at()).state())
                .toList();

        assertThat(states).containsExactly(State.REACHABLE, State.REACHABLE, State.UNKNOWN, State.UNREACHABLE);
    }

    @Test
    void an_endpoint_that_is_no_longer_listed_has_no_contact() {
        List<ObservedStatus> standings = contacts.replaceAll(
                List.of(new Contact("here", "78eb36e0fb", "Avail", 500L)), Set.of("gone"), Instant.EPOCH);

        assertThat(standings)
                .extracting(ObservedStatus::endpoint, ObservedStatus::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("here", State.REACHABLE),
                        org.assertj.core.api.Assertions.tuple("gone", State.REMOVED));
    }

    @Test
    void each_refused_registration_is_reported_as_rejected() {
        List<State> states = AmiRecording.events("ami-registry-failures.txt").stream()
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .filter(seen -> seen.registration().clientUri().equals("sip:badpw@127.0.0.3"))
                .map(seen -> ObservedStatus.ofRegistration(
                                "bad", seen.registration().status(), seen.at())
                        .state())
                .toList();

        assertThat(states).hasSizeGreaterThan(1).containsOnly(State.REJECTED);
    }
}
