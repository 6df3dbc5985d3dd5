package io.trunkline.ami.facts.domain;

import io.trunkline.ami.connection.domain.Channel;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One live channel and what has been said of it.
final class Line {

    private final Channel channel;
    private final Set<FactKind> said = EnumSet.noneOf(FactKind.class);
    private Tags tags;
    private boolean dialled;
    private @Nullable String number;
    private @Nullable String from;
    private @Nullable String dialStatus;

    Line(Channel channel) {
        this.channel = channel;
        this.tags = Tags.of(channel.variables());
        this.number = channel.exten();
        this.from = channel.callerNumber();
    }

    Channel channel() {
        return channel;
    }

    Tags tags() {
        return tags;
    }

    boolean dialled() {
        return dialled;
    }

    @Nullable
    String dialStatus() {
        return dialStatus;
    }

    void learn(Channel seen) {
        tags = Tags.of(seen.variables()).or(tags);
    }

    void dialledBy(@Nullable Channel caller, String dialString) {
        dialled = true;
        number = DialledNumber.in(dialString);
        if (caller != null) {
            tags = tags.or(Tags.of(caller.variables()));
            from = caller.callerNumber();
        }
    }

    /// Dialled, as its place in the call shows: nobody saw the Dial itself.
    void dialledUnseen() {
        dialled = true;
        from = channel.connectedNumber();
    }

    void outcome(String status) {
        dialStatus = status;
    }

    /// @return whether this is news
    boolean say(FactKind kind) {
        return said.add(kind);
    }

    Fact.Details details() {
        return new Fact.Details(channel.name(), channel.endpoint(), number, from, null, null, null, null);
    }
}
