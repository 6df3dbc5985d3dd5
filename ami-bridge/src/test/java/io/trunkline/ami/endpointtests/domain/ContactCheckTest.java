package io.trunkline.ami.endpointtests.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.sipcopies.domain.SipResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactCheckTest {
    private static final Contact AVAILABLE = contact("Avail", 1_200L);
    private static final SipResponse RESPONSE =
            new SipResponse(405, "Method Not Allowed", Duration.ofMillis(35), Instant.EPOCH);

    @Test
    void a_changed_round_trip_is_a_response() {
        ContactCheck check = new ContactCheck(AVAILABLE, contact("Avail", 1_300L), null, false);

        assertThat(check.isOver()).isTrue();
        assertThat(ContactCheck.resultOf(List.of(check)))
                .isEqualTo(StepResult.passed("response to OPTIONS after 1.3 ms"));
    }

    @Test
    void an_unchanged_contact_has_not_responded() {
        ContactCheck check = new ContactCheck(AVAILABLE, AVAILABLE, null, false);

        assertThat(check.isOver()).isFalse();
        assertThat(ContactCheck.resultOf(List.of(check)).code()).isEqualTo("no-response");
    }

    @Test
    void a_contact_without_a_regular_check_is_known_by_copies_only() {
        Contact unchecked = contact("NonQual", null);

        assertThat(resultOf(new ContactCheck(unchecked, unchecked, null, false)).code())
                .isEqualTo("qualify-off");
        assertThat(resultOf(new ContactCheck(unchecked, unchecked, null, true)).code())
                .isEqualTo("no-response");
        assertThat(resultOf(new ContactCheck(unchecked, unchecked, RESPONSE, true)))
                .isEqualTo(StepResult.passed("405 Method Not Allowed after 35.0 ms")
                        .withSipStatus(405));
    }

    @Test
    void one_contact_that_responds_is_enough() {
        ContactCheck gone = new ContactCheck(AVAILABLE, contact("Unavail", null), null, false);
        ContactCheck answering = new ContactCheck(null, AVAILABLE, null, false);

        assertThat(ContactCheck.resultOf(List.of(gone, answering)).kind()).isEqualTo(StepResult.Kind.PASSED);
        assertThat(resultOf(gone).kind()).isEqualTo(StepResult.Kind.FAILED);
    }

    private static StepResult resultOf(ContactCheck check) {
        return ContactCheck.resultOf(List.of(check));
    }

    private static Contact contact(String status, @Nullable Long roundTripMicros) {
        return new Contact("alpha", "0123456789", status, roundTripMicros);
    }
}
