package io.trunkline.ami.nudges.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.nudges.domain.Nudge.Change;
import io.trunkline.ami.nudges.domain.Nudge.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NudgeTest {

    @Test
    void what_asterisk_sees_by_itself_needs_none() {
        assertThat(Nudge.after(List.of(new Change("a", false, Set.of(Part.OTHER)))))
                .isEmpty();
    }

    @Test
    void one_reload_serves_all_registrations_and_comes_first() {
        Set<Nudge> nudges = Nudge.after(List.of(
                new Change("a", false, Set.of(Part.REGISTRATION_PASSWORD)),
                new Change("b", false, Set.of(Part.REGISTRATION)),
                new Change("c", true, Set.of(Part.REGISTRATION))));

        assertThat(nudges).containsExactly(new Nudge.ReloadRegistrations(), new Nudge.Register("a"));
    }

    @Test
    void what_is_gone_is_neither_registered_nor_qualified() {
        Change gone = new Change("a", true, Set.of(Part.REGISTRATION_PASSWORD, Part.QUALIFY));

        assertThat(Nudge.after(List.of(gone))).isEmpty();
    }

    @Test
    void after_a_connect_everything_is_nudged() {
        assertThat(Nudge.all(List.of("a", "b")))
                .containsExactly(new Nudge.ReloadRegistrations(), new Nudge.Requalify("a"), new Nudge.Requalify("b"));
    }
}
