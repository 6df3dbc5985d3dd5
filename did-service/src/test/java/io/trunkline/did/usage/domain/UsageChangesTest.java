package io.trunkline.did.usage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.did.usage.domain.Counting.Counted;
import io.trunkline.did.usage.domain.Counting.Delta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static CallUse call(String id, long revision, UUID... dids) {
        return new CallUse(id, revision, NOON, Set.of(dids));
    }

    @Test
    void a_call_counts_once_for_each_number_it_was_dialled_with() {
        var counting = Counting.of(List.of(call("a", 1, ONE, OTHER), call("b", 1, ONE)), Map.of());

        assertThat(counting.deltas())
                .containsOnly(Map.entry(ONE, new Delta(2, NOON)), Map.entry(OTHER, new Delta(1, NOON)));
    }

    @Test
    void a_revision_counts_only_the_difference() {
        var counting = Counting.of(List.of(call("a", 2, OTHER)), Map.of("a", new Counted(1, Set.of(ONE))));

        assertThat(counting.deltas().get(ONE)).extracting(Delta::calls).isEqualTo(-1L);
        assertThat(counting.deltas().get(OTHER)).extracting(Delta::calls).isEqualTo(1L);
    }

    @Test
    void a_repeated_or_older_revision_counts_nothing() {
        var before = Map.of("a", new Counted(2, Set.of(ONE)));

        assertThat(Counting.of(List.of(call("a", 2, OTHER), call("a", 1, OTHER)), before)
                        .deltas())
                .isEmpty();
    }

    @Test
    void of_several_revisions_at_once_the_newest_counts() {
        var counting = Counting.of(List.of(call("a", 3, OTHER), call("a", 1, ONE)), Map.of());

        assertThat(counting.deltas()).containsOnlyKeys(OTHER);
        assertThat(counting.counted()).extracting(CallUse::revision).containsExactly(3L);
    }
}
