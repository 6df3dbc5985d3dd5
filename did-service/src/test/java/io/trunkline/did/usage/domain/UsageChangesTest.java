package io.trunkline.did.usage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.did.usage.domain.UsageChanges.CountedCall;
import io.trunkline.did.usage.domain.UsageChanges.UsageDelta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageChangesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static CallUsage callUsage(String id, long revision, UUID... dids) {
        return new CallUsage(id, revision, NOON, Set.of(dids));
    }

    @Test
    void a_call_counts_once_for_each_of_its_caller_ids() {
        var counting = UsageChanges.of(List.of(callUsage("a", 1, ONE, OTHER), callUsage("b", 1, ONE)), Map.of());

        assertThat(counting.deltas())
                .containsOnly(Map.entry(ONE, new UsageDelta(2, NOON)), Map.entry(OTHER, new UsageDelta(1, NOON)));
    }

    @Test
    void a_revision_counts_only_the_difference() {
        var counting = UsageChanges.of(List.of(callUsage("a", 2, OTHER)), Map.of("a", new CountedCall(1, Set.of(ONE))));

        assertThat(counting.deltas().get(ONE)).extracting(UsageDelta::calls).isEqualTo(-1L);
        assertThat(counting.deltas().get(OTHER)).extracting(UsageDelta::calls).isEqualTo(1L);
    }

    @Test
    void a_repeated_or_older_revision_counts_nothing() {
        var before = Map.of("a", new CountedCall(2, Set.of(ONE)));

        assertThat(UsageChanges.of(List.of(callUsage("a", 2, OTHER), callUsage("a", 1, OTHER)), before)
                        .deltas())
                .isEmpty();
    }

    @Test
    void of_several_revisions_in_a_batch_the_newest_counts() {
        var counting = UsageChanges.of(List.of(callUsage("a", 3, OTHER), callUsage("a", 1, ONE)), Map.of());

        assertThat(counting.deltas()).containsOnlyKeys(OTHER);
        assertThat(counting.calls()).extracting(CallUsage::revision).containsExactly(3L);
    }

    @Test
    void only_the_first_revision_of_a_call_without_a_number_cannot_change_a_count() {
        assertThat(callUsage("a", 1).canChangeCounts()).isFalse();
        assertThat(callUsage("a", 1, ONE).canChangeCounts()).isTrue();
        assertThat(callUsage("a", 2).canChangeCounts()).isTrue();
    }
}
