package io.trunkline.ami.endpointtests;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.endpointtests.domain.ContactCheck;
import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.ami.sipcopies.SipResponses;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Sends an OPTIONS request to each contact.
@Component
@Order(3)
final class QualifyStep implements TestStep {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    /// Asterisk waits 3 s for a response.
    private static final Duration MAX_WAIT = Duration.ofMillis(3_500);

    private final NodeActions node;
    private final SipResponses responses;
    private final Clock clock;

    QualifyStep(NodeActions node, SipResponses responses, Clock clock) {
        this.node = node;
        this.responses = responses;
        this.clock = clock;
    }

    @Override
    public StepName name() {
        return StepName.QUALIFY;
    }

    @Override
    public Mono<StepResult> run(EndpointTest test, Duration limit) {
        return test.qualify()
                ? node.showEndpoint(test.endpointId())
                        .flatMap(before ->
                                before.contacts().isEmpty() ? Mono.just(noContact()) : qualify(test, before.contacts()))
                : Mono.just(StepResult.skipped("registration-instead"));
    }

    private Mono<StepResult> qualify(EndpointTest test, List<Contact> before) {
        Instant since = clock.instant();
        Mono<List<ContactCheck>> checks = Mono.defer(() -> node.showEndpoint(test.endpointId()))
                .map(shown -> shown.contacts().stream()
                        .map(contact -> check(contact, before, since))
                        .toList());
        return node.qualify(test.endpointId())
                .then(checks.filter(QualifyStep::areOver)
                        .repeatWhenEmpty(tries -> tries.concatMap(_ -> Mono.delay(POLL_INTERVAL)))
                        .timeout(MAX_WAIT, checks))
                .map(after -> after.isEmpty() ? noContact() : ContactCheck.resultOf(after));
    }

    private static boolean areOver(List<ContactCheck> checks) {
        return !checks.isEmpty() && checks.stream().allMatch(ContactCheck::isOver);
    }

    private ContactCheck check(Contact contact, List<Contact> before, Instant since) {
        return new ContactCheck(
                before.stream()
                        .filter(earlier -> earlier.hash().equals(contact.hash()))
                        .findFirst()
                        .orElse(null),
                contact,
                responses.toOptions(contact.hash(), since).orElse(null),
                responses.areReceived());
    }

    private static StepResult noContact() {
        return StepResult.failed("no-contact", "the node has no contact");
    }
}
