package io.trunkline.cdr.assembly.domain;

import io.trunkline.cdr.callfacts.domain.CallStep;
import io.trunkline.cdr.callfacts.domain.FactSource;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a step of a call on the node `ast1` from what its test needs; everything else is unknown.
final class CallStepFixture {
    private final CallStep.Kind kind;
    private final String channelId;
    private final Instant at;
    private FactSource source = FactSource.AMI;
    private CallLeg leg = CallLeg.CALL;
    private Parties parties = Parties.NONE;
    private @Nullable Direction direction;
    private CallStep.ChannelParty channelParty = CallStep.ChannelParty.NONE;
    private AttemptEnd end = AttemptEnd.UNKNOWN;
    private @Nullable ChannelEnder endedBy;
    private @Nullable String reason;
    private @Nullable Boolean withheld;
    private @Nullable List<String> reasonHeaders;

    private CallStepFixture(CallStep.Kind kind, String channelId, Instant at) {
        this.kind = kind;
        this.channelId = channelId;
        this.at = at;
    }

    /// As AMI reports it, about the call itself.
    static CallStepFixture step(CallStep.Kind kind, String channelId, Instant at) {
        return new CallStepFixture(kind, channelId, at);
    }

    CallStepFixture from(FactSource reporter) {
        source = reporter;
        return this;
    }

    CallStepFixture of(CallLeg part) {
        leg = part;
        return this;
    }

    CallStepFixture with(Parties known) {
        parties = known;
        return this;
    }

    CallStepFixture with(@Nullable Direction known) {
        direction = known;
        return this;
    }

    CallStepFixture with(CallStep.ChannelParty known) {
        channelParty = known;
        return this;
    }

    CallStepFixture ended(AttemptEnd how, @Nullable ChannelEnder by) {
        end = how;
        endedBy = by;
        return this;
    }

    CallStepFixture because(String why) {
        reason = why;
        return this;
    }

    CallStepFixture withheld(@Nullable Boolean known) {
        withheld = known;
        return this;
    }

    CallStepFixture withReasonHeaders(String... headers) {
        reasonHeaders = List.of(headers);
        return this;
    }

    CallStep build() {
        return new CallStep(
                "ast1",
                channelId,
                kind,
                source,
                leg,
                at,
                parties,
                null,
                direction,
                channelParty,
                end,
                endedBy,
                reason,
                withheld,
                reasonHeaders);
    }
}
