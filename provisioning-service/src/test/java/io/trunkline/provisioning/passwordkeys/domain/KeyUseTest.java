package io.trunkline.provisioning.passwordkeys.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyUseTest {
    private static final long OLD = 1;
    private static final long NEW = 2;
    private static final long LATER = 3;

    @Test
    void an_old_key_is_in_use_while_a_password_has_it() {
        var use = new KeyUse(List.of(OLD, NEW), NEW, Map.of(OLD, 1L, NEW, 4L), 0);

        assertThat(use.stateOf(OLD)).isEqualTo(KeyUse.State.IN_USE);
        assertThat(use.stateOf(NEW)).isEqualTo(KeyUse.State.PRIMARY);
        assertThat(use.unsealed()).isEqualTo(1);
    }

    @Test
    void an_old_key_is_in_use_until_every_entity_is_applied() {
        assertThat(new KeyUse(List.of(OLD, NEW), NEW, Map.of(NEW, 5L), 1).stateOf(OLD))
                .isEqualTo(KeyUse.State.IN_USE);
        assertThat(new KeyUse(List.of(OLD, NEW), NEW, Map.of(NEW, 5L), 0).stateOf(OLD))
                .isEqualTo(KeyUse.State.REMOVABLE);
    }

    @Test
    void a_key_that_was_added_after_the_primary_waits() {
        var use = new KeyUse(List.of(OLD, NEW, LATER), NEW, Map.of(OLD, 5L), 3);

        assertThat(use.waiting()).hasValue(LATER);
        assertThat(use.stateOf(LATER)).isEqualTo(KeyUse.State.WAITING);
        assertThat(new KeyUse(List.of(OLD, NEW), NEW, Map.of(), 0).waiting()).isEmpty();
    }

    @Test
    void a_later_key_that_has_passwords_does_not_wait() {
        assertThat(new KeyUse(List.of(OLD, NEW), OLD, Map.of(NEW, 1L), 0).stateOf(NEW))
                .isEqualTo(KeyUse.State.IN_USE);
    }
}
