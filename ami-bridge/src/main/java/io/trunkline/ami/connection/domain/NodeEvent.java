package io.trunkline.ami.connection.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something a node said, in its order. Times are the node's clock, to the microsecond.
public sealed interface NodeEvent {

    /// When it happened.
    Instant at();

    /// A channel was made (Newchannel).
    record ChannelOpened(Instant at, Channel channel) implements NodeEvent {}

    /// A channel's state changed (Newstate).
    record ChannelStateChanged(Instant at, Channel channel) implements NodeEvent {}

    /// A Dial reached out (DialBegin).
    ///
    /// @param caller the channel that runs Dial, null when Originate dialled
    /// @param dialString what was dialled, without the technology
    record DialStarted(Instant at, @Nullable Channel caller, Channel dialed, String dialString) implements NodeEvent {}

    /// A dialled channel rings or progresses (DialState).
    ///
    /// @param status such as RINGING, PROGRESS
    record DialProgressed(Instant at, Channel dialed, String status) implements NodeEvent {}

    /// A Dial has its outcome (DialEnd).
    ///
    /// @param status such as ANSWER, BUSY, NOANSWER, CONGESTION, CHANUNAVAIL, CANCEL
    record DialEnded(Instant at, Channel dialed, String status) implements NodeEvent {}

    /// A channel is gone (Hangup).
    ///
    /// @param cause Q.850, 0 when there was none
    /// @param sipStatus of the response that ended it, null when no response did
    record ChannelHungUp(
            Instant at,
            Channel channel,
            int cause,
            @Nullable Integer sipStatus) implements NodeEvent {}

    /// An order to place a call was carried out or failed (OriginateResponse).
    ///
    /// @param commandId the order, null when it was not ours
    /// @param reason Asterisk's number for it, such as 0 for failure, 4 for answered
    record OriginateFinished(
            Instant at, @Nullable UUID commandId, @Nullable String uniqueId, boolean placed, int reason)
            implements NodeEvent {}

    /// A registration changed or was refreshed (Registry).
    record RegistrationChanged(Instant at, Registration registration) implements NodeEvent {}

    /// A contact changed (ContactStatus).
    record ContactChanged(Instant at, Contact contact) implements NodeEvent {}

    /// All live channels, asked for after a connect or a gap.
    record ChannelsListed(Instant at, List<ListedChannel> channels) implements NodeEvent {}

    /// All registrations, asked for after a connect or a gap.
    record RegistrationsListed(Instant at, List<Registration> registrations) implements NodeEvent {}

    /// All contacts, asked for after a connect or a gap.
    record ContactsListed(Instant at, List<Contact> contacts) implements NodeEvent {}

    /// Logged in, and the node has told since when it runs.
    ///
    /// @param incarnation when this Asterisk started, to the second: a new one means a restart
    record Connected(Instant at, Instant incarnation) implements NodeEvent {}

    /// Something the node said was lost here: our queue was full. What follows may lack a beginning, until the
    /// lists that are asked for then have come.
    ///
    /// @param count events lost
    record EventsLost(Instant at, long count) implements NodeEvent {}
}
