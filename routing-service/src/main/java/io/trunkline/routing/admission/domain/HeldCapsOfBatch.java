package io.trunkline.routing.admission.domain;

import io.trunkline.routing.admission.domain.AdmissionCommand.Admit;
import io.trunkline.routing.admission.domain.AdmissionCommand.FoundLive;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the caps whose usage a batch changes through the leases that its calls hold, so that no other cap is
/// locked. An answer mostly changes none, since its attempt is counted already.
public final class HeldCapsOfBatch {
    private HeldCapsOfBatch() {}

    /// Applies the reports to the leases, without caps, and compares. A question may release any lease of its call.
    /// What a question takes is not included.
    ///
    /// @param now as in [AdmissionState]
    public static Set<UUID> find(
            Collection<AdmissionCommand> commands,
            Collection<AdmissionState.CallRow> calls,
            Collection<Lease> leases,
            Optional<Instant> now) {
        Set<String> withQuestion = commands.stream()
                .filter(Admit.class::isInstance)
                .map(AdmissionCommand::callId)
                .collect(Collectors.toSet());
        AdmissionState after = new AdmissionState(calls, leases, List.of(), now);
        commands.stream()
                .filter(command -> !withQuestion.contains(command.callId()))
                .forEach(report -> AdmissionRules.apply(after, report));
        Stream<UUID> held = leases.stream()
                .flatMap(lease -> withQuestion.contains(lease.origin().callId())
                        ? lease.allCaps()
                        : lease.capsChangedBy(after.currentLease(lease)));
        Stream<UUID> adopted = commands.stream()
                .filter(FoundLive.class::isInstance)
                .flatMap(command -> ((FoundLive) command).heldCaps().concurrent().stream());
        return Stream.concat(held, adopted).collect(Collectors.toSet());
    }
}
