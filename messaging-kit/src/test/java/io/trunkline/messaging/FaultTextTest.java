package io.trunkline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FaultTextTest {

    @Test
    void names_the_cause_behind_a_general_message() {
        Throwable fault =
                new IllegalStateException("SSL handshake failed", new IOException("PKIX path\n building failed"));

        assertThat(FaultText.of(fault)).isEqualTo("SSL handshake failed: PKIX path building failed");
    }

    @Test
    void says_nothing_twice() {
        Throwable cause = new IOException("unknown authority");

        assertThat(FaultText.of(new ExecutionException(cause))).isEqualTo("unknown authority");
        assertThat(FaultText.of(new IllegalStateException("failed: unknown authority", cause)))
                .isEqualTo("failed: unknown authority");
    }

    @Test
    void names_the_type_of_a_fault_without_a_message_and_is_bounded() {
        assertThat(FaultText.of(new IOException())).isEqualTo("IOException");
        assertThat(FaultText.of(new IOException("x".repeat(2_000)))).hasSize(501);
    }
}
