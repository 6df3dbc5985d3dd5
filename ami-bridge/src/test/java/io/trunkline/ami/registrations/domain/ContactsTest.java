package io.trunkline.ami.registrations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.Recording;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.NodeEvent.ContactSeen;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationSeen;
import io.trunkline.ami.registrations.domain.Standing.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private final Contacts contacts = new Contacts();

    @Test
    void a_recorded_move_to_a_dead_address_ends_as_unreachable() {
        List<State> states = Recording.of("ami-contactstatus.txt").stream()
                .filter(ContactSeen.class::isInstance)
                .map(ContactSeen.class::cast)
                .map(seen -> contacts.seen(seen.contact(), seen.at()).state())
                .toList();

        assertThat(states).containsExactly(State.REACHABLE, State.REACHABLE, State.UNKNOWN, State.UNREACHABLE);
    }

    @Test
    void who_is_not_listed_any_more_has_no_contact() {
        List<Standing> standings = contacts.listed(
                List.of(new Contact("here", "78eb36e0fb", "Avail", 500L)), Set.of("gone"), Instant.EPOCH);

        assertThat(standings)
                .extracting(Standing::endpoint, Standing::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("here", State.REACHABLE),
                        org.assertj.core.api.Assertions.tuple("gone", State.REMOVED));
    }

    @Test
    void a_registrar_that_refuses_is_rejected_each_time_it_is_tried() {
        List<State> states = Recording.of("ami-registry-failures.txt").stream()
                .filter(RegistrationSeen.class::isInstance)
                .map(RegistrationSeen.class::cast)
                .filter(seen -> seen.registration().clientUri().equals("sip:badpw@127.0.0.3"))
                .map(seen -> Standing.registration("bad", seen.registration().status(), seen.at())
                        .state())
                .toList();

        assertThat(states).hasSizeGreaterThan(1).containsOnly(State.REJECTED);
    }
}
