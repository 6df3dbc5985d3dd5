package io.trunkline.routing.placedcalls;

import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.Map;

/// What an order that has no way out is answered with: the dialplan would be told the same reason, later.
final class PlaceCallProblems {
    private PlaceCallProblems() {}

    static ProblemException problem(StopReason reason) {
        Map<String, Object> named = Map.of("reason", reason.code());
        return switch (reason) {
            case DESTINATION_BARRED ->
                RoutingProblem.CALL_DESTINATION_BARRED.problem("The tenant's destinations bar this number", named);
            case DESTINATION_NOT_ALLOWED ->
                RoutingProblem.CALL_DESTINATION_NOT_ALLOWED.problem(
                        "The number is abroad, and no destination of the tenant allows it", named);
            case TENANT_SUSPENDED ->
                RoutingProblem.CALL_TENANT_SUSPENDED.problem("The tenant is suspended and places no calls", named);
            case TENANT_TOO_FAST ->
                RoutingProblem.CALL_TOO_FAST.problem("The tenant has placed all the calls of this second", named);
            case NUMBER_USED_UP ->
                RoutingProblem.CALL_DID_UNUSABLE.problem("The number to show has reached its limit", named);
            case CAMPAIGN_INACTIVE, CAMPAIGN_CLOSED, CAMPAIGN_FULL, CAMPAIGN_TOTAL_REACHED, CAMPAIGN_DAILY_REACHED ->
                RoutingProblem.CALL_CAMPAIGN_UNAVAILABLE.problem(
                        "The campaign takes no calls now: " + reason.code(), named);
            default -> RoutingProblem.CALL_NO_ROUTE.problem("The call has no way out now: " + reason.code(), named);
        };
    }
}
