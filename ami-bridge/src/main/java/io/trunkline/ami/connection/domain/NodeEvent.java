package io.trunkline.ami.connection.domain;

import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of a node. Times are by the node's clock, to the microsecond.
public sealed interface NodeEvent {

    Instant at();

    /// A channel was created (Newchannel).
    record ChannelOpened(Instant at, Channel channel) implements NodeEvent {}

    /// A channel's state changed (Newstate).
    record ChannelStateChanged(Instant at, Channel channel) implements NodeEvent {}

    /// A Dial began (DialBegin).
    ///
    /// @param caller the channel that runs Dial; null for Originate
    /// @param dialString the dial string, without the technology
    record DialStarted(Instant at, @Nullable Channel caller, Channel dialed, String dialString) implements NodeEvent {}

    /// A dialed channel rings or progresses (DialState).
    ///
    /// @param status such as RINGING, PROGRESS
    record DialProgressed(Instant at, Channel dialed, String status) implements NodeEvent {}

    /// A Dial ended (DialEnd).
    ///
    /// @param status such as ANSWER, BUSY, NOANSWER, CONGESTION, CHANUNAVAIL, CANCEL
    record DialEnded(Instant at, Channel dialed, String status) implements NodeEvent {}

    /// A channel was hung up (Hangup).
    ///
    /// @param cause Q.850; 0 for none
    /// @param sipStatus of the response that ended the channel; null when no response did
    /// @param endedBy null when the node does not report it
    record ChannelHungUp(
            Instant at,
            Channel channel,
            int cause,
            @Nullable Integer sipStatus,
            @Nullable ChannelEnder endedBy) implements NodeEvent {}

    /// An Originate action ended (OriginateResponse).
    ///
    /// @param commandId of the order; null when the action was not sent by this bridge
    /// @param reason Asterisk's number, such as 0 for failure and 4 for answered
    record OriginateFinished(
            Instant at, @Nullable UUID commandId, @Nullable String uniqueId, boolean placed, int reason)
            implements NodeEvent {}

    /// A registration changed or was refreshed (Registry).
    record RegistrationChanged(Instant at, Registration registration) implements NodeEvent {}

    /// A contact changed (ContactStatus).
    record ContactChanged(Instant at, Contact contact) implements NodeEvent {}

    /// A SIP request was refused (InvalidAccountID, ChallengeResponseFailed, FailedACL).
    ///
    /// @param address where it came from, without the port
    /// @param account the user that it names, which can be any text
    record RequestRefused(Instant at, String address, RefusalReason reason, String account) implements NodeEvent {}

    /// The dialplan asks for the telephone network's cause of an attempt that was refused with 480 (UserEvent).
    ///
    /// @param channel the name of the channel that waits
    /// @param sipCallId the Call-ID of the attempt's INVITE
    /// @param attempt the number of the next attempt
    record NetworkCauseAsked(Instant at, String channel, String sipCallId, int attempt) implements NodeEvent {}

    /// The dialplan did not get that cause in time (UserEvent).
    record NetworkCauseUnanswered(Instant at) implements NodeEvent {}

    /// All live channels, listed after a connect or a loss of events.
    record ChannelsListed(Instant at, List<ListedChannel> channels) implements NodeEvent {}

    /// All registrations, listed after a connect or a loss of events.
    record RegistrationsListed(Instant at, List<Registration> registrations) implements NodeEvent {}

    /// All contacts, listed after a connect or a loss of events.
    record ContactsListed(Instant at, List<Contact> contacts) implements NodeEvent {}

    /// The bridge logged in.
    ///
    /// @param incarnation when this Asterisk started, to the second; differs after a restart
    record Connected(Instant at, Instant incarnation) implements NodeEvent {}

    /// Events may have been lost, by a full queue or before a login. Later events may be about channels whose start
    /// was missed, until the lists that are requested now have arrived.
    ///
    /// @param count events lost to a full queue; 0 at a login
    record EventsLost(Instant at, long count) implements NodeEvent {}
}
