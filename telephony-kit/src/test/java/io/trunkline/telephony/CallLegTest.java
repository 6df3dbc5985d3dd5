package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLegTest {
    @ParameterizedTest
    @CsvSource({"0, call", "1, attempt 1", "100, attempt 100", "101, connect leg 1", "130, connect leg 30"})
    void a_code_names_the_call_an_attempt_or_a_connect_leg(int code, String name) {
        assertThat(CallLeg.ofCode(code)).hasToString(name);
        assertThat(CallLeg.ofCode(code).code()).isEqualTo(code);
    }

    @Test
    void each_leg_is_exactly_one_of_the_three_and_has_its_own_number() {
        assertThat(CallLeg.CALL.isCall()).isTrue();
        assertThat(CallLeg.CALL.attemptNumber()).isEmpty();
        assertThat(CallLeg.CALL.connectLegNumber()).isEmpty();
        assertThat(CallLeg.attempt(2).isAttempt()).isTrue();
        assertThat(CallLeg.attempt(2).attemptNumber()).hasValue(2);
        assertThat(CallLeg.connectLeg(2).isConnectLeg()).isTrue();
        assertThat(CallLeg.connectLeg(2).isAttempt()).isFalse();
        assertThat(CallLeg.connectLeg(2).connectLegNumber()).hasValue(2);
        assertThat(CallLeg.connectLeg(2)).isEqualTo(CallLeg.ofCode(102)).isGreaterThan(CallLeg.attempt(100));
    }

    @Test
    void attempts_follow_each_other_and_a_connect_leg_runs_beside_them() {
        assertThat(CallLeg.attempt(1).isSameKindAs(CallLeg.attempt(2))).isTrue();
        assertThat(CallLeg.connectLeg(1).isSameKindAs(CallLeg.connectLeg(2))).isTrue();
        assertThat(CallLeg.attempt(1).isSameKindAs(CallLeg.connectLeg(1))).isFalse();
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatThrownBy(() -> CallLeg.attempt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallLeg.attempt(101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallLeg.connectLeg(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallLeg.ofCode(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
