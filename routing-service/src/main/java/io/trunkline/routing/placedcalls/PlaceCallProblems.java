package io.trunkline.routing.placedcalls;

import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.Map;

/// Maps a routing decision that refuses a call to a problem. `reason` is the code the dialplan would get later.
final class PlaceCallProblems {
    private PlaceCallProblems() {}

    static ProblemException problem(StopReason reason) {
        Map<String, Object> members = Map.of("reason", reason.code());
        return switch (reason) {
            case DESTINATION_BARRED ->
                RoutingProblem.CALL_DESTINATION_BARRED.problem(
                        "The tenant's barred destinations include this number", members);
            case DESTINATION_NOT_ALLOWED ->
                RoutingProblem.CALL_DESTINATION_NOT_ALLOWED.problem(
                        "The number is outside the tenant's country and not in its allowed destinations", members);
            case TENANT_SUSPENDED ->
                RoutingProblem.CALL_TENANT_SUSPENDED.problem("The tenant is suspended and places no calls", members);
            case TENANT_TOO_FAST ->
                RoutingProblem.CALL_TOO_FAST.problem("The tenant has reached its calls per second", members);
            case NUMBER_USED_UP ->
                RoutingProblem.CALL_DID_UNUSABLE.problem("The number has reached its maximum usage", members);
            case CAMPAIGN_INACTIVE, CAMPAIGN_CLOSED, CAMPAIGN_FULL, CAMPAIGN_TOTAL_REACHED, CAMPAIGN_DAILY_REACHED ->
                RoutingProblem.CALL_CAMPAIGN_UNAVAILABLE.problem(
                        "The campaign accepts no calls now: " + reason.code(), members);
            default -> RoutingProblem.CALL_NO_ROUTE.problem("No carrier is available: " + reason.code(), members);
        };
    }
}
