package io.trunkline.provisioning.carriercalls.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriercalls.domain.CarrierAttempt.Result;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallCountChangesTest {
    private static final UUID NORTH = new UUID(0, 1);
    private static final UUID SOUTH = new UUID(0, 2);

    @Test
    void each_attempt_counts_for_its_carrier() {
        var changes = CallCountChanges.of(
                List.of(call(1, attempt(NORTH, Result.FAILED), attempt(SOUTH, Result.SUCCESSFUL))), Map.of());

        assertThat(changes.deltas())
                .containsEntry(NORTH, new CarrierCalls(1, 0, 1))
                .containsEntry(SOUTH, new CarrierCalls(1, 1, 0));
    }

    @Test
    void a_later_revision_counts_the_difference_and_an_earlier_one_nothing() {
        var counted = call(2, attempt(NORTH, Result.OTHER));

        var later = CallCountChanges.of(
                List.of(call(3, attempt(NORTH, Result.SUCCESSFUL)), call(1, attempt(SOUTH, Result.FAILED))),
                Map.of("call", counted));
        var repeated = CallCountChanges.of(List.of(counted), Map.of("call", counted));

        assertThat(later.deltas()).containsOnly(Map.entry(NORTH, new CarrierCalls(0, 1, 0)));
        assertThat(repeated.calls()).isEmpty();
        assertThat(repeated.deltas()).isEmpty();
    }

    @Test
    void rates_are_percentages_with_two_decimals() {
        assertThat(new CarrierCalls(3, 2, 1).successRate()).isEqualTo(66.67);
        assertThat(new CarrierCalls(3, 2, 1).failureRate()).isEqualTo(33.33);
        assertThat(CarrierCalls.NONE.successRate()).isNull();
    }

    @Test
    void an_attempt_is_stored_as_text() {
        var attempt = attempt(NORTH, Result.SUCCESSFUL);

        assertThat(attempt.text()).isEqualTo(NORTH + ":successful");
        assertThat(CarrierAttempt.parse(attempt.text())).isEqualTo(attempt);
    }

    private static CountedCall call(long revision, CarrierAttempt... attempts) {
        return new CountedCall("call", revision, List.of(attempts));
    }

    private static CarrierAttempt attempt(UUID carrier, Result result) {
        return new CarrierAttempt(carrier, result);
    }
}
