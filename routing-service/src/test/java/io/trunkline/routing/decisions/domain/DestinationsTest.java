package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.ACME;
import static io.trunkline.routing.decisions.domain.Scene.DID;
import static io.trunkline.routing.decisions.domain.Scene.carrier;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {
    /// Acme calls at home, and in Britain but for its mobile phones, of which one range is let through again; nobody
    /// calls +1900, and Jamaica shares the home country's code.
    private static final Destinations ACMES =
            new Destinations(List.of("+44", "+447911"), List.of("+1900", "+447", "+1876"));

    @ParameterizedTest
    @CsvSource({
        "+13125550111, ",
        "+442079460000, ",
        "+447700900123, destination.barred",
        "+447911123456, ",
        "+19005550111, destination.barred",
        "+18765550111, destination.barred",
        "+33123456789, destination.not-allowed",
        "+4912345678, destination.not-allowed"
    })
    void the_longest_beginning_decides(String number, String reason) {
        assertThat(refusal(ACMES, number)).isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({"+13125550111, ", "+442079460000, destination.not-allowed", "+85212345678, destination.not-allowed"})
    void nowhere_but_home_is_called_where_nothing_is_said(String number, String reason) {
        assertThat(refusal(Destinations.HOME, number)).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void of_two_that_are_equal_the_barred_one_decides_and_home_can_be_barred() {
        assertThat(refusal(new Destinations(List.of("+44"), List.of("+44", "+1")), "+442079460000"))
                .contains("destination.barred");
        assertThat(refusal(new Destinations(List.of("+44"), List.of("+44", "+1")), "+13125550111"))
                .contains("destination.barred");
    }

    @ParameterizedTest
    @CsvSource({"911, ", "112, ", "011, ", "+911, destination.not-allowed", "0114412345, destination.not-allowed"})
    void digits_that_are_no_number_pass_only_when_they_are_few(String digits, String reason) {
        var block = carrier(1);
        var known = new OutboundCandidates(
                Optional.of(ACME), Optional.empty(), Optional.of(DID), List.of(block), Map.of(), Instant.EPOCH);

        Decision decision = Scene.route(Scene.byBlockOf(block, Optional.empty(), digits), known);

        if (reason == null) {
            assertThat(decision.answer()).isInstanceOf(Answer.Dial.class);
        } else {
            assertThat(Scene.reason(decision).code()).isEqualTo(reason);
        }
    }

    private static Optional<String> refusal(Destinations destinations, String number) {
        var to = new PhoneNumber(number);
        var acme = new Tenant(ACME.id(), ACME.name(), true, destinations);
        var known = new OutboundCandidates(
                Optional.of(acme), Optional.empty(), Optional.of(DID), List.of(carrier(1)), Map.of(), Instant.EPOCH);
        Decision decision = Scene.route(Scene.byBlockOf(carrier(1), Optional.of(to), number), known);
        return decision.answer() instanceof Answer.Stop(var reason, var _, var _)
                ? Optional.of(reason.code())
                : Optional.empty();
    }
}
