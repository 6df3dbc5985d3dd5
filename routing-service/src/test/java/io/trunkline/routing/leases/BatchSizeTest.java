package io.trunkline.routing.leases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private final BatchSize size = new BatchSize();

    @Test
    void less_is_tried_after_each_failure_but_never_nothing() {
        assertThat(size.now()).isEqualTo(256);
        size.failed();
        assertThat(size.now()).isEqualTo(64);
        for (int i = 0; i < 5; i++) {
            size.failed();
        }
        assertThat(size.now()).isEqualTo(8);
    }

    @Test
    void what_succeeds_may_grow_again_up_to_the_most() {
        size.failed();
        size.done();
        assertThat(size.now()).isEqualTo(128);
        size.done();
        size.done();
        assertThat(size.now()).isEqualTo(256);
    }
}
