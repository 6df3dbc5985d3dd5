package io.trunkline.ami.endpointtests;

import io.trunkline.ami.connection.NodeActions;
import io.trunkline.ami.connection.NodeStatus;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationChanged;
import io.trunkline.ami.connection.domain.ShownRegistration;
import io.trunkline.ami.endpointtests.domain.StepResult;
import io.trunkline.ami.sipcopies.SipResponses;
import io.trunkline.ami.sipcopies.domain.SipResponse;
import io.trunkline.events.nodes.EndpointTested.StepName;
import io.trunkline.events.nodes.NodeCommand.EndpointTest;
import io.trunkline.events.nodes.NodeCommand.RegistrationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Registers, and waits for what the registrar responds. AMI reports only whether we are registered; the SIP status is
/// in the copies of SIP messages. A registration that is in order is left alone unless the test asks for it: Asterisk
/// would end it and register a second later (PJSIPRegister).
@Component
@Order(4)
final class RegisterStep implements TestStep {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration COPY_DELAY = Duration.ofMillis(300);
    /// Asterisk itself waits for the node's SIP timeout, 7 s or more.
    private static final Duration MAX_WAIT = Duration.ofSeconds(7);

    private static final String NO_RESPONSE = "no response to REGISTER";

    private final NodeActions node;
    private final NodeStatus status;
    private final ObservedEvents observed;
    private final SipResponses responses;
    private final Clock clock;

    RegisterStep(NodeActions node, NodeStatus status, ObservedEvents observed, SipResponses responses, Clock clock) {
        this.node = node;
        this.status = status;
        this.observed = observed;
        this.responses = responses;
        this.clock = clock;
    }

    @Override
    public StepName name() {
        return StepName.REGISTER;
    }

    @Override
    public Mono<StepResult> run(EndpointTest test, Duration limit) {
        RegistrationTest registration = test.registration();
        return registration == null
                ? Mono.just(StepResult.skipped("no-registration"))
                : node.showRegistration(test.endpointId())
                        .flatMap(shown -> shown.status().equals("Registered") && !registration.again()
                                ? Mono.just(registered(shown))
                                : register(test.endpointId(), registration))
                        .switchIfEmpty(Mono.fromSupplier(() -> StepResult.skipped("registered-elsewhere")));
    }

    private Mono<StepResult> register(String endpointId, RegistrationTest registration) {
        Instant since = clock.instant();
        return observed.eventsDuring(node.register(endpointId))
                .filter(event -> isResult(event, registration))
                .map(event -> ((RegistrationChanged) event).registration().status())
                .next()
                .flatMap(reported -> reported.equals("Registered")
                        ? registered(endpointId, registration, since)
                        : rejected(registration, since))
                .timeout(MAX_WAIT, Mono.defer(() -> noEvent(registration, since)))
                .onErrorResume(
                        ActionRejected.class,
                        _ -> Mono.just(StepResult.failed("register-not-sent", status.name() + " sent no REGISTER")));
    }

    private static boolean isResult(NodeEvent event, RegistrationTest registration) {
        return event instanceof RegistrationChanged(var _, var changed)
                && !changed.status().equals("Unregistered")
                && changed.clientUri().equals(registration.clientUri())
                && changed.serverUri().equals(registration.serverUri());
    }

    private Mono<StepResult> registered(String endpointId, RegistrationTest registration, Instant since) {
        return node.showRegistration(endpointId)
                .map(RegisterStep::registered)
                .defaultIfEmpty(StepResult.passed("registered"))
                .map(result -> result.withSipStatus(
                        response(registration, since).map(SipResponse::status).orElse(null)));
    }

    private static StepResult registered(ShownRegistration shown) {
        return StepResult.passed(
                shown.expiresSeconds() == null
                        ? "registered"
                        : "registered, expires in " + shown.expiresSeconds() + " s");
    }

    /// The copy may arrive a moment after the event.
    private Mono<StepResult> rejected(RegistrationTest registration, Instant since) {
        return Mono.fromSupplier(() -> response(registration, since))
                .filter(Optional::isPresent)
                .repeatWhenEmpty(tries -> tries.concatMap(_ -> Mono.delay(POLL_INTERVAL)))
                .timeout(COPY_DELAY, Mono.just(Optional.empty()))
                .map(response -> response.map(RegisterStep::rejectedWith).orElseGet(this::rejectedWithoutCopy));
    }

    /// Asterisk also reports a rejection when no response came. Without copies, neither is known.
    private StepResult rejectedWithoutCopy() {
        return responses.areReceived()
                ? StepResult.failed("no-response", NO_RESPONSE)
                : StepResult.failed("rejected", "rejected, or no response");
    }

    private static StepResult rejectedWith(SipResponse response) {
        return StepResult.failed("rejected", response.text()).withSipStatus(response.status());
    }

    /// The registrar may have rejected a request, and Asterisk reports no change.
    private Mono<StepResult> noEvent(RegistrationTest registration, Instant since) {
        return Mono.just(response(registration, since)
                .filter(response -> response.status() >= 300)
                .map(RegisterStep::rejectedWith)
                .orElseGet(() -> StepResult.failed("no-response", NO_RESPONSE)));
    }

    private Optional<SipResponse> response(RegistrationTest registration, Instant since) {
        return responses.toRegister(registration.clientUri(), registration.serverUri(), since);
    }
}
