package io.trunkline.routing.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private final BatchSize size = new BatchSize();

    @Test
    void a_failure_shrinks_the_batch_down_to_the_minimum() {
        assertThat(size.current()).isEqualTo(256);
        size.failed();
        assertThat(size.current()).isEqualTo(64);
        for (int i = 0; i < 5; i++) {
            size.failed();
        }
        assertThat(size.current()).isEqualTo(8);
    }

    @Test
    void success_grows_the_batch_up_to_the_maximum() {
        size.failed();
        size.succeeded();
        assertThat(size.current()).isEqualTo(128);
        size.succeeded();
        size.succeeded();
        assertThat(size.current()).isEqualTo(256);
    }
}
