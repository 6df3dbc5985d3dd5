package io.trunkline.routing.platform;

import io.trunkline.web.problem.ProblemCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The refusals of this service. Described in docs/errors.md, section routing-service.
public enum RoutingProblem implements ProblemCode {
    NAME_TAKEN("campaign.name-taken", HttpStatus.CONFLICT, "The tenant has a campaign of this name"),
    TENANT_UNKNOWN("campaign.tenant-unknown", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such tenant"),
    DID_UNKNOWN("campaign.did-unknown", HttpStatus.UNPROCESSABLE_CONTENT, "The tenant has no such number"),
    DID_TAKEN("campaign.did-taken", HttpStatus.CONFLICT, "The number answers for another active campaign"),
    CARRIER_UNKNOWN("campaign.carrier-unknown", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such carrier"),
    CLIENT_NOT_AVAILABLE(
            "campaign.client-not-on-offer", HttpStatus.UNPROCESSABLE_CONTENT, "No such client is on offer"),
    PREFIX_OR_CARRIER(
            "campaign.prefix-or-carrier", HttpStatus.UNPROCESSABLE_CONTENT, "A campaign names a prefix or a carrier"),
    LIVE_TOO_MANY_STREAMS(
            "live.too-many-streams", HttpStatus.TOO_MANY_REQUESTS, "This caller follows the live state often enough"),
    LIVE_STREAMS_FULL("live.streams-full", HttpStatus.SERVICE_UNAVAILABLE, "No more may follow the live state"),
    CALL_NUMBER_INVALID(
            "call.number-invalid", HttpStatus.UNPROCESSABLE_CONTENT, "This is no number that can be called"),
    CALL_NO_DID_AVAILABLE("call.no-did-available", HttpStatus.CONFLICT, "No number of the tenant can be shown"),
    CALL_DID_UNKNOWN("call.did-not-found", HttpStatus.UNPROCESSABLE_CONTENT, "The tenant has no such number"),
    CALL_DID_UNUSABLE("call.did-unusable", HttpStatus.CONFLICT, "The number cannot be used now"),
    CALL_ROUTE_AMBIGUOUS(
            "call.route-ambiguous",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A call names one of campaign, carrier and prefix"),
    CALL_CAMPAIGN_UNKNOWN("call.campaign-not-found", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such campaign"),
    CALL_CARRIER_UNKNOWN("call.carrier-not-found", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such carrier"),
    CALL_CONNECT_REFUSED("call.connect-refused", HttpStatus.UNPROCESSABLE_CONTENT, "A call may not be joined to this"),
    CALL_DESTINATION_BARRED(
            "call.destination-barred", HttpStatus.UNPROCESSABLE_CONTENT, "The tenant may not call this number"),
    CALL_DESTINATION_NOT_ALLOWED(
            "call.destination-not-allowed", HttpStatus.UNPROCESSABLE_CONTENT, "The tenant may not call this country"),
    CALL_TENANT_SUSPENDED("call.tenant-suspended", HttpStatus.CONFLICT, "The tenant is suspended"),
    CALL_TOO_FAST("call.too-fast", HttpStatus.TOO_MANY_REQUESTS, "The tenant places too many calls a second"),
    CALL_CAMPAIGN_UNAVAILABLE("call.campaign-unavailable", HttpStatus.CONFLICT, "The campaign takes no calls now"),
    CALL_ALREADY_ENDED("call.already-ended", HttpStatus.CONFLICT, "The call has ended"),
    CALL_NO_ROUTE("call.no-route", HttpStatus.CONFLICT, "No carrier can take the call now");

    private final String code;
    private final HttpStatus status;
    private final String title;

    RoutingProblem(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
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
