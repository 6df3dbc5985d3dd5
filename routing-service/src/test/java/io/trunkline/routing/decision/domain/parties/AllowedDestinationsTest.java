package io.trunkline.routing.decision.domain.parties;

import static io.trunkline.routing.decision.domain.RoutingFixture.ACME;
import static io.trunkline.routing.decision.domain.RoutingFixture.DID;
import static io.trunkline.routing.decision.domain.RoutingFixture.carrier;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedDestinationsTest {
    /// Acme may call its own country and Britain. British mobile numbers are barred except for one range, and +1900
    /// is barred. Jamaica has the same country code as the own country.
    private static final AllowedDestinations ACMES =
            new AllowedDestinations(List.of("+44", "+447911"), List.of("+1900", "+447", "+1876"));

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
    void the_longest_matching_prefix_decides(String number, String reason) {
        assertThat(refusal(ACMES, number)).isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({"+13125550111, ", "+442079460000, destination.not-allowed", "+85212345678, destination.not-allowed"})
    void without_rules_only_the_own_country_may_be_called(String number, String reason) {
        assertThat(refusal(AllowedDestinations.OWN_COUNTRY_ONLY, number)).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void barred_wins_over_an_equally_long_allowed_prefix_and_can_bar_the_own_country() {
        assertThat(refusal(new AllowedDestinations(List.of("+44"), List.of("+44", "+1")), "+442079460000"))
                .contains("destination.barred");
        assertThat(refusal(new AllowedDestinations(List.of("+44"), List.of("+44", "+1")), "+13125550111"))
                .contains("destination.barred");
    }

    @ParameterizedTest
    @CsvSource({"911, ", "112, ", "011, ", "+911, destination.not-allowed", "0114412345, destination.not-allowed"})
    void digits_that_are_not_a_number_pass_only_as_a_short_code(String digits, String reason) {
        var block = carrier(1);
        var known = new OutboundCandidates(
                Optional.of(ACME),
                Optional.empty(),
                Optional.of(DID),
                List.of(block),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                Instant.EPOCH);

        Decision decision = RoutingFixture.route(RoutingFixture.prefixCall(block, Optional.empty(), digits), known);

        if (reason == null) {
            assertThat(decision.answer()).isInstanceOf(Answer.Dial.class);
        } else {
            assertThat(RoutingFixture.stopReason(decision).code()).isEqualTo(reason);
        }
    }

    private static Optional<String> refusal(AllowedDestinations destinations, String number) {
        var to = new PhoneNumber(number);
        var acme = new Tenant(ACME.id(), ACME.name(), true, destinations, Optional.empty());
        var known = new OutboundCandidates(
                Optional.of(acme),
                Optional.empty(),
                Optional.of(DID),
                List.of(carrier(1)),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                Instant.EPOCH);
        Decision decision = RoutingFixture.route(RoutingFixture.prefixCall(carrier(1), Optional.of(to), number), known);
        return decision.answer() instanceof Answer.Stop(var reason, var _, var _)
                ? Optional.of(reason.code())
                : Optional.empty();
    }
}
