package io.trunkline.routing.decision.domain.answer;

import io.trunkline.telephony.outcomes.AttemptOutcome;

/// Why a call is not dialed, with the Q.850 cause for the caller's side. Congestion is used only for congestion.
public enum StopReason {
    QUESTION_MALFORMED("question.malformed", 111),
    NUMBER_INVALID("number.invalid", 28),
    NUMBER_UNKNOWN("number.unknown", 1),
    NUMBER_INACTIVE("number.inactive", 1),
    NUMBER_WITHOUT_CAMPAIGN("number.without-campaign", 3),
    NUMBER_MISMATCH("number.mismatch", 28),
    TENANT_SUSPENDED("tenant.suspended", 21),
    CAMPAIGN_INACTIVE("campaign.inactive", 21),
    CAMPAIGN_CLOSED("campaign.closed", 20),
    CAMPAIGN_FULL("campaign.full", 34),
    CAMPAIGN_TOTAL_REACHED("campaign.total-reached", 21),
    CAMPAIGN_DAILY_REACHED("campaign.daily-reached", 21),
    CALLER_BLOCKED("caller.blocked", 21),
    CALLER_REPEATED("caller.repeated", 21),
    CALLER_NOT_ACCEPTED("caller.not-accepted", 21),
    TENANT_TOO_FAST("tenant.too-fast", 42),
    DESTINATION_BARRED("destination.barred", 21),
    DESTINATION_NOT_ALLOWED("destination.not-allowed", 21),
    NUMBER_USED_UP("number.used-up", 21),
    CLIENTS_NONE_ELIGIBLE("clients.none-eligible", 20),
    CLIENTS_ALL_FULL("clients.all-full", 34),
    CLIENTS_LIMITS_REACHED("clients.limits-reached", 21),
    CLIENTS_CLOSED("clients.closed", 20),
    CLIENTS_ANSWERED_BEFORE("clients.answered-before", 21),
    CLIENTS_TAGS_NOT_ACCEPTED("clients.tags-not-accepted", 21),
    CLIENTS_BUSY("clients.busy", 17),
    CLIENTS_INCOMPATIBLE("clients.incompatible", 58),
    CLIENTS_NO_ANSWER("clients.no-answer", 19),
    CLIENTS_EXHAUSTED("clients.exhausted", 20),
    CLIENT_UNKNOWN("client.unknown", 1),
    CARRIER_UNKNOWN("carrier.unknown", 3),
    CARRIER_INACTIVE("carrier.inactive", 42),
    CARRIERS_NONE_AVAILABLE("carriers.none-available", 3),
    CARRIERS_EXHAUSTED("carriers.exhausted", 34),
    ATTEMPT_ANSWERED("attempt.answered", 16),
    ATTEMPT_BUSY("attempt.busy", 17),
    ATTEMPT_NO_ANSWER("attempt.no-answer", 19),
    ATTEMPT_REJECTED("attempt.rejected", 21),
    ATTEMPT_INCOMPATIBLE("attempt.incompatible", 58),
    ATTEMPT_NO_SUCH_NUMBER("attempt.no-such-number", 1),
    ATTEMPT_CANCELED("attempt.canceled", 16),
    ATTEMPT_FAILED("attempt.failed", 31),
    CALL_UNKNOWN("call.unknown", 21),
    CALL_ENDED("call.ended", 16),
    CALL_CANCELED("call.canceled", 16);

    private final String code;
    private final int cause;

    StopReason(String code, int cause) {
        this.code = code;
        this.cause = cause;
    }

    /// The permanent code `[a-z.-]`, in the dialplan and in call records.
    public String code() {
        return code;
    }

    /// Whether the reason may only be that an event has not been consumed yet.
    public boolean dependsOnReadModel() {
        return switch (this) {
            case NUMBER_UNKNOWN,
                    NUMBER_INACTIVE,
                    NUMBER_WITHOUT_CAMPAIGN,
                    CLIENTS_NONE_ELIGIBLE,
                    CLIENT_UNKNOWN,
                    CARRIER_UNKNOWN,
                    CARRIER_INACTIVE,
                    CARRIERS_NONE_AVAILABLE -> true;
            default -> false;
        };
    }

    /// Q.850 cause, 1 to 127.
    public int cause() {
        return cause;
    }

    /// The reason when the outcome of an attempt ends the call.
    public static StopReason forOutcome(AttemptOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> ATTEMPT_ANSWERED;
            case BUSY -> ATTEMPT_BUSY;
            case NO_ANSWER, UNAVAILABLE -> ATTEMPT_NO_ANSWER;
            case REJECTED, FORBIDDEN -> ATTEMPT_REJECTED;
            case INCOMPATIBLE -> ATTEMPT_INCOMPATIBLE;
            case NO_SUCH_NUMBER -> ATTEMPT_NO_SUCH_NUMBER;
            case CANCELED -> ATTEMPT_CANCELED;
            case CONGESTION, UNREACHABLE, FAILED -> ATTEMPT_FAILED;
        };
    }
}
