package io.trunkline.ami.callfacts.domain;

import io.trunkline.ami.connection.domain.Channel;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A live channel, with the kinds of facts that were published of it.
final class TrackedChannel {

    private final Channel channel;
    private final Set<FactKind> publishedKinds = EnumSet.noneOf(FactKind.class);
    private ChannelVariables variables;
    private boolean dialed;
    private @Nullable String calledNumber;
    private @Nullable String callerNumber;
    private @Nullable String dialStatus;

    TrackedChannel(Channel channel) {
        this.channel = channel;
        this.variables = ChannelVariables.parse(channel.variables());
        this.calledNumber = channel.exten();
        this.callerNumber = channel.callerNumber();
    }

    Channel channel() {
        return channel;
    }

    ChannelVariables variables() {
        return variables;
    }

    boolean isDialed() {
        return dialed;
    }

    @Nullable
    String dialStatus() {
        return dialStatus;
    }

    void update(Channel latest) {
        variables = ChannelVariables.parse(latest.variables()).fillGapsFrom(variables);
    }

    void markDialed(@Nullable Channel caller, String dialString) {
        dialed = true;
        calledNumber = DialedNumber.parse(dialString);
        if (caller != null) {
            variables = variables.fillGapsFrom(ChannelVariables.parse(caller.variables()));
            callerNumber = caller.callerNumber();
        }
    }

    /// Marks a channel as dialed when the Dial itself was missed.
    void markDialedUnseen() {
        dialed = true;
        callerNumber = channel.connectedNumber();
    }

    void setDialStatus(String status) {
        dialStatus = status;
    }

    /// @return false when the kind was marked before
    boolean markPublished(FactKind kind) {
        return publishedKinds.add(kind);
    }

    Fact.Details details() {
        return Fact.Details.ofChannel(channel.name(), channel.endpointId(), calledNumber, callerNumber);
    }
}
