package io.trunkline.routing.platform;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The problem codes of this service. docs/errors.md describes each one, section routing-service.
public enum RoutingProblem implements ProblemCode {
    NAME_TAKEN("campaign.name-taken", HttpStatus.CONFLICT, "The tenant already has a campaign with this name"),
    DID_UNKNOWN("did.unknown", HttpStatus.UNPROCESSABLE_CONTENT, "The tenant has no such number"),
    DID_TAKEN("campaign.did-taken", HttpStatus.CONFLICT, "The number is used by another active campaign"),
    CARRIER_UNKNOWN("carrier.unknown", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such carrier"),
    CLIENT_NOT_AVAILABLE(
            "campaign.client-not-on-offer", HttpStatus.UNPROCESSABLE_CONTENT, "The client is not available"),
    PREFIX_OR_CARRIER(
            "campaign.prefix-or-carrier",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A campaign has either a dial prefix or carriers"),
    LIVE_TOO_MANY_STREAMS("live.too-many-streams", HttpStatus.TOO_MANY_REQUESTS, "You have too many open streams"),
    LIVE_STREAMS_FULL("live.streams-full", HttpStatus.SERVICE_UNAVAILABLE, "The service has too many open streams"),
    NO_DID_AVAILABLE("did.none-available", HttpStatus.CONFLICT, "The tenant has no number to use as caller ID"),
    CALL_DID_UNUSABLE("call.did-unusable", HttpStatus.CONFLICT, "The number cannot be used as caller ID now"),
    CALL_ROUTE_AMBIGUOUS(
            "call.route-ambiguous",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A call names exactly one of campaign, carrier and dial prefix"),
    CAMPAIGN_UNKNOWN("campaign.unknown", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such campaign"),
    CALL_CONNECT_REFUSED(
            "call.connect-refused",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The call cannot be connected to this destination"),
    CALL_DESTINATION_BARRED(
            "call.destination-barred", HttpStatus.UNPROCESSABLE_CONTENT, "The destination is barred for this tenant"),
    CALL_DESTINATION_NOT_ALLOWED(
            "call.destination-not-allowed",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The country is not allowed for this tenant"),
    CALL_TENANT_SUSPENDED("call.tenant-suspended", HttpStatus.CONFLICT, "The tenant is suspended"),
    CALL_TOO_FAST("call.too-fast", HttpStatus.TOO_MANY_REQUESTS, "The tenant places too many calls per second"),
    CALL_CAMPAIGN_UNAVAILABLE("call.campaign-unavailable", HttpStatus.CONFLICT, "The campaign accepts no calls now"),
    CALL_ALREADY_ENDED("call.already-ended", HttpStatus.CONFLICT, "The call has ended"),
    CALL_NO_ROUTE("call.no-route", HttpStatus.CONFLICT, "No carrier is available for this call"),
    CALL_NO_CLIENT("call.no-client", HttpStatus.CONFLICT, "The campaign would refuse an inbound call now");

    private final ProblemType type;

    RoutingProblem(String code, HttpStatus status, String title) {
        this.type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }

    @Override
    public @Nullable Duration retryAfter() {
        return switch (this) {
            case CALL_TOO_FAST -> Duration.ofSeconds(1);
            case LIVE_STREAMS_FULL -> Duration.ofSeconds(10);
            default -> null;
        };
    }
}
