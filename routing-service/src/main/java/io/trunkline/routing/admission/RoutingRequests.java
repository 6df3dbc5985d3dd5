package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.OutboundRequest;
import io.trunkline.routing.decision.domain.PreviousAttempt;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.TriedClients;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.failover.EndedAttempt;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Turns questions into requests for a decision. Who calls is taken from the dialplan; what is dialed is taken from
/// the order, never from the dialplan.
@Component
class RoutingRequests {
    /// Of the record of a test call.
    private static final Map<String, String> TEST_CALL = Map.of("test", "inbound");

    private final PhoneNumberReader numbers;

    RoutingRequests(PhoneNumberReaders readers) {
        this.numbers = readers.ofDefaultCountry();
    }

    /// A request for the router, or a refusal that needs no decision.
    ///
    /// @param record what the call's record gets besides the decision
    record RequestOrRefusal(Optional<RoutingRequest> request, Decision refusal, RecordFields record) {
        static RequestOrRefusal ofRequest(RoutingRequest request, RecordFields record) {
            return new RequestOrRefusal(
                    Optional.of(request), Decision.stop(StopReason.CALL_UNKNOWN, Parties.NONE), record);
        }

        static RequestOrRefusal ofRefusal(StopReason reason, Parties parties, RecordFields record) {
            return new RequestOrRefusal(Optional.empty(), Decision.stop(reason, parties), record);
        }
    }

    RequestOrRefusal resolve(Question question, Optional<PlacedCall> placed, List<Lease> leases) {
        CallHistory history = history(question, leases);
        return switch (question.direction()) {
            case INBOUND ->
                RequestOrRefusal.ofRequest(
                        new RoutingRequest.Inbound(
                                question.dialedNumber(),
                                question.caller(),
                                question.inboundEndpoint(),
                                history,
                                question.tags(),
                                question.account()),
                        new RecordFields(referenceOfInbound(question), question.tags(), Optional.empty()));
            case OUTBOUND ->
                placed.map(call -> placedRequest(
                                question, call, new RoutingRequest.Outbound(outboundRequest(call), history)))
                        .orElseGet(RoutingRequests::unknownCall);
            case PREFIX -> prefixRequest(question, placed, history);
            case CONNECT ->
                placed.map(call -> RequestOrRefusal.ofRequest(
                                connectRequest(question, call, leases, history), recordFields(call)))
                        .orElseGet(RoutingRequests::unknownCall);
        };
    }

    /// An inbound call that was placed over the API is a test call; a carrier's call has an id of Asterisk.
    private static Map<String, String> referenceOfInbound(Question question) {
        return question.call().isPlaced() ? TEST_CALL : Map.of();
    }

    private RequestOrRefusal placedRequest(Question question, PlacedCall call, RoutingRequest request) {
        return dialsAnotherNumber(question, call)
                ? RequestOrRefusal.ofRefusal(StopReason.NUMBER_MISMATCH, parties(call), recordFields(call))
                : RequestOrRefusal.ofRequest(request, recordFields(call));
    }

    /// A call through a prefix dialplan: one placed by the API, or one from elsewhere, such as an agent's phone.
    private RequestOrRefusal prefixRequest(Question question, Optional<PlacedCall> placed, CallHistory history) {
        var carrier = question.carrierEndpoint().orElseThrow();
        if (placed.isPresent()) {
            PlacedCall call = placed.get();
            return placedRequest(
                    question,
                    call,
                    new RoutingRequest.Prefix(outboundRequest(call), carrier, CallerIdentity.WITHHELD, history));
        }
        OutboundRequest request = new OutboundRequest(
                numbers.read(question.dialedNumber()).number(),
                question.dialedNumber(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return RequestOrRefusal.ofRequest(
                new RoutingRequest.Prefix(request, carrier, question.caller(), history), RecordFields.NONE);
    }

    private static RoutingRequest connectRequest(
            Question question, PlacedCall call, List<Lease> leases, CallHistory history) {
        Parties parties = leases.isEmpty() ? parties(call) : leases.getLast().parties();
        return new RoutingRequest.Connect(
                question.client().orElseThrow(), call.callerId(), parties, history, call.tags());
    }

    /// A prefix dialplan gets digits only, which do not always show where the country code ends.
    private boolean dialsAnotherNumber(Question question, PlacedCall placed) {
        String digits = question.dialedNumber().replace("+", "");
        return !digits.equals(placed.to().digits())
                && !digits.equals(placed.asDialed().replace("+", ""))
                && !numbers.read(question.dialedNumber()).number().equals(Optional.of(placed.to()));
    }

    private static OutboundRequest outboundRequest(PlacedCall placed) {
        return new OutboundRequest(
                Optional.of(placed.to()),
                placed.asDialed(),
                Optional.of(placed.tenant()),
                placed.campaign(),
                placed.carrier(),
                placed.dialPrefix(),
                Optional.of(placed.did()),
                true);
    }

    private static CallHistory history(Question question, List<Lease> leases) {
        List<Lease> earlier = leases.stream()
                .filter(lease -> lease.attempt() < question.attempt())
                .toList();
        return new CallHistory(
                triedClients(question, earlier),
                earlier.stream()
                        .map(lease -> lease.parties().carrier())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                question.previousAttempt().map(last -> attemptEnd(last, question.attempt(), leases)));
    }

    /// A client that declined, or of which it is not known which endpoint was dialed, is tried entirely.
    private static TriedClients triedClients(Question question, List<Lease> earlier) {
        boolean declined = question.previousAttempt()
                .map(PreviousAttempt::outcome)
                .filter(AttemptOutcome.REJECTED::equals)
                .isPresent();
        return new TriedClients(
                earlier.stream()
                        .map(lease -> lease.parties().client())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                earlier.stream()
                        .flatMap(lease -> lease.origin().answer().stream())
                        .map(dial -> dial.to().endpoint())
                        .collect(Collectors.toSet()),
                earlier.stream()
                        .max(Comparator.comparingInt(Lease::attempt))
                        .filter(lease -> !declined && !lease.isAdopted())
                        .map(lease -> lease.parties().client()));
    }

    /// The carrier is that of the latest lease before this attempt.
    private static EndedAttempt attemptEnd(PreviousAttempt last, int attempt, List<Lease> leases) {
        Optional<CarrierId> carrier = leases.stream()
                .filter(lease -> lease.attempt() < attempt)
                .max(Comparator.comparingInt(Lease::attempt))
                .map(lease -> lease.parties().carrier());
        return new EndedAttempt(last.outcome(), last.cause(), last.sipStatus(), carrier);
    }

    private static Parties parties(PlacedCall placed) {
        return new Parties(placed.tenant(), placed.campaign().orElse(null), null, null, null, placed.did());
    }

    private static RecordFields recordFields(PlacedCall placed) {
        return new RecordFields(placed.reference(), placed.tags(), Optional.of(placed.connect()));
    }

    private static RequestOrRefusal unknownCall() {
        return RequestOrRefusal.ofRefusal(StopReason.CALL_UNKNOWN, Parties.NONE, RecordFields.NONE);
    }
}
