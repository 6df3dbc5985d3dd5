package io.trunkline.ami.callfacts.domain;

import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The `TRUNKLINE_*` variables that the dialplan sets on a channel. A value that is missing or malformed is null.
///
/// @param leg the part of the call; the call itself when the variable is missing or malformed
/// @param leaseId the lease that the attempt uses
/// @param withheld true when the caller withholds the number
/// @param undecided true when the dialplan got no answer from routing and made no attempt for want of it
/// @param sipCallId the Call-ID of the INVITE of a dialed channel, if the node sends copies of its SIP messages
public record ChannelVariables(
        @Nullable String callId,
        CallLeg leg,
        @Nullable LeaseId leaseId,
        Parties parties,
        @Nullable Direction direction,
        @Nullable Boolean withheld,
        @Nullable Boolean undecided,
        @Nullable String sipCallId) {

    /// No variable is set.
    public static final ChannelVariables NONE =
            new ChannelVariables(null, CallLeg.CALL, null, Parties.NONE, null, null, null, null);

    private static final String PREFIX = "TRUNKLINE_";

    /// @param variables of a channel; other variables are ignored
    public static ChannelVariables parse(Map<String, String> variables) {
        String direction = text(variables, "DIRECTION");
        return new ChannelVariables(
                text(variables, "CALL"),
                leg(variables.getOrDefault(PREFIX + "ATTEMPT", "")),
                id(variables, "LEASE", LeaseId::new),
                parties(variables),
                direction == null
                        ? null
                        : Direction.of(direction.toLowerCase(Locale.ROOT)).orElse(null),
                flag(variables, "WITHHELD"),
                flag(variables, "UNDECIDED"),
                text(variables, "SIP_CALL"));
    }

    private static Parties parties(Map<String, String> variables) {
        return new Parties(
                id(variables, "TENANT", TenantId::new),
                id(variables, "CAMPAIGN", CampaignId::new),
                id(variables, "LINK", LinkId::new),
                id(variables, "CLIENT", ClientId::new),
                id(variables, "CARRIER", CarrierId::new),
                id(variables, "DID", DidId::new));
    }

    /// Each value from this object, or from the other one where it is missing here.
    public ChannelVariables fillGapsFrom(ChannelVariables other) {
        return new ChannelVariables(
                callId != null ? callId : other.callId,
                leg.isCall() ? other.leg : leg,
                leaseId != null ? leaseId : other.leaseId,
                parties.or(other.parties),
                direction != null ? direction : other.direction,
                withheld != null ? withheld : other.withheld,
                undecided != null ? undecided : other.undecided,
                sipCallId != null ? sipCallId : other.sipCallId);
    }

    /// Only the values that apply to the call as a whole: without those of the attempt, such as its
    /// lease, client, carrier and INVITE.
    public ChannelVariables withoutAttempt() {
        Parties whole = new Parties(parties.tenant(), parties.campaign(), parties.link(), null, null, parties.did());
        return new ChannelVariables(callId, CallLeg.CALL, null, whole, direction, withheld, undecided, null);
    }

    private static @Nullable String text(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(PREFIX + name, "");
        return value.isBlank() ? null : value;
    }

    private static @Nullable Boolean flag(Map<String, String> variables, String name) {
        return "1".equals(text(variables, name)) ? true : null;
    }

    private static CallLeg leg(String code) {
        return code.matches("\\d{1,6}") ? CallLeg.ofCode(Integer.parseInt(code)) : CallLeg.CALL;
    }

    private static <I> @Nullable I id(Map<String, String> variables, String name, Function<UUID, I> type) {
        String value = text(variables, name);
        if (value == null) {
            return null;
        }
        try {
            return type.apply(UUID.fromString(value));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
