package io.trunkline.ami.reloads.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.reloads.domain.Reload.ChangedPart;
import io.trunkline.ami.reloads.domain.Reload.EndpointChange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReloadTest {

    @Test
    void a_change_that_asterisk_reads_by_itself_needs_no_reload() {
        assertThat(Reload.neededFor(List.of(new EndpointChange("a", false, Set.of(ChangedPart.OTHER)))))
                .isEmpty();
    }

    @Test
    void one_reload_covers_all_registrations_and_comes_first() {
        Set<Reload> reloads = Reload.neededFor(List.of(
                new EndpointChange("a", false, Set.of(ChangedPart.REGISTRATION_PASSWORD)),
                new EndpointChange("b", false, Set.of(ChangedPart.REGISTRATION)),
                new EndpointChange("c", true, Set.of(ChangedPart.REGISTRATION))));

        assertThat(reloads).containsExactly(new Reload.Registrations(), new Reload.RegisterAgain("a"));
    }

    @Test
    void a_deleted_endpoint_is_neither_registered_nor_qualified() {
        EndpointChange gone =
                new EndpointChange("a", true, Set.of(ChangedPart.REGISTRATION_PASSWORD, ChangedPart.QUALIFY));

        assertThat(Reload.neededFor(List.of(gone))).isEmpty();
    }

    @Test
    void after_a_connect_everything_is_reloaded() {
        assertThat(Reload.afterConnect(List.of("a", "b")))
                .containsExactly(new Reload.Registrations(), new Reload.Requalify("a"), new Reload.Requalify("b"));
    }
}
