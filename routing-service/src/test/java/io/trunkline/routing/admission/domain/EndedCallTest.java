package io.trunkline.routing.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.CapKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Ends of one call, which may be reported in any order, by several sources and repeatedly.
class EndedCallTest {
    private static final String CALL = AdmissionFixture.call(1);
    private static final List<CapKey> CAPS = List.of(
            AdmissionFixture.CAMPAIGN, AdmissionFixture.LINK, AdmissionFixture.CLIENT, AdmissionFixture.CARRIER);

    /// @param report   empty for a question
    /// @param isRead   whether the replica that skips repetitions reads the call afterwards
    private record Step(Optional<AdmissionCommand> report, int attempt, boolean isRead) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> attempts = Arbitraries.of(1, 2, 101);
        Arbitrary<Answered> answers = Arbitraries.of(Answered.class);
        Arbitrary<AdmissionCommand> reports = Arbitraries.oneOf(
                Combinators.combine(attempts, answers)
                        .as((attempt, answered) -> AdmissionFixture.hungUp(CALL, attempt, answered)),
                Combinators.combine(attempts, answers)
                        .as((attempt, answered) -> AdmissionFixture.attemptEnded(CALL, attempt, answered)),
                Arbitraries.of(0, 1, 2, 101).map(attempt -> AdmissionFixture.answered(CALL, attempt)),
                answers.map(answered -> AdmissionFixture.callEnded(CALL, answered)),
                attempts.map(attempt -> AdmissionFixture.foundLive(CALL, attempt)),
                Arbitraries.of(-1, 1)
                        .map(seconds ->
                                AdmissionFixture.absentFromSnapshot(CALL, AdmissionFixture.NOON.plusSeconds(seconds))));
        return Combinators.combine(reports.optional(0.8), attempts, Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Property
    void skipping_repetitions_and_locking_fewer_caps_changes_nothing(@ForAll("steps") List<Step> steps) {
        AdmissionFixture all = AdmissionFixture.unlimited();
        AdmissionFixture first = AdmissionFixture.unlimited();
        Optional<EndedCall> remembered = Optional.empty();
        for (Step step : steps) {
            Optional<EndedCall> known = remembered;
            apply(step, all, report -> all.applyOverAllCaps(report));
            apply(step, first, report -> {
                if (known.filter(ended -> ended.isUnchangedBy(report)).isEmpty()) {
                    first.apply(report);
                }
            });
            if (step.isRead() && first.hasEnded(CALL)) {
                remembered = first.endedCalls().stream().findFirst();
            }
        }

        assertThat(first.leases()).isEqualTo(all.leases());
        assertThat(first.endedCalls()).isEqualTo(all.endedCalls());
        CAPS.forEach(cap -> assertThat(first.usage(cap)).isEqualTo(all.usage(cap)));
    }

    private static void apply(Step step, AdmissionFixture fixture, Consumer<AdmissionCommand> report) {
        step.report().ifPresentOrElse(report, () -> {
            var _ = fixture.admit(CALL, step.attempt(), "");
        });
    }

    @Test
    void a_repeated_end_is_recognized_and_new_evidence_of_an_answer_is_not_skipped() {
        AdmissionFixture fixture = AdmissionFixture.unlimited();
        var _ = fixture.admit(CALL);
        fixture.apply(AdmissionFixture.hungUp(CALL, 1, Answered.UNKNOWN));
        EndedCall ended = fixture.endedCalls().getFirst();

        assertThat(ended.isUnchangedBy(AdmissionFixture.attemptEnded(CALL, 1, Answered.UNKNOWN)))
                .isTrue();
        assertThat(ended.isUnchangedBy(AdmissionFixture.callEnded(CALL, Answered.UNKNOWN)))
                .isTrue();
        assertThat(ended.isUnchangedBy(AdmissionFixture.attemptEnded(CALL, 1, Answered.NO)))
                .isFalse();
        assertThat(ended.isUnchangedBy(AdmissionFixture.callEnded(CALL, Answered.YES)))
                .isFalse();
        assertThat(ended.isUnchangedBy(new AdmissionCommand.Admit(AdmissionFixture.question(CALL, 2, ""), true)))
                .isFalse();
    }
}
