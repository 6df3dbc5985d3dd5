package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Channel;
import io.trunkline.telephony.outcomes.ChannelEnder;
import java.time.Duration;
import org.asteriskjava.manager.AsteriskMapping;
import org.jspecify.annotations.Nullable;

/// Events about channels and dials.
final class AmiChannelEvents {

    private AmiChannelEvents() {}

    @AsteriskMapping("Newchannel")
    public static final class Newchannel extends ChannelEventHeaders {
        public Newchannel(Object source) {
            super(source);
        }
    }

    @AsteriskMapping("Newstate")
    public static final class Newstate extends ChannelEventHeaders {
        public Newstate(Object source) {
            super(source);
        }
    }

    @AsteriskMapping("Hangup")
    public static final class Hangup extends ChannelEventHeaders {
        /// Listed under `channelvars=` in manager.conf.
        private static final String HANGUP_SOURCE = "CHANNEL(hangupsource)";

        private int cause;
        private @Nullable Integer techCause;

        public Hangup(Object source) {
            super(source);
        }

        public void setCause(@Nullable Integer value) {
            cause = value == null ? 0 : value;
        }

        /// The cause in words; not used.
        public void setCauseTxt(@Nullable String value) {}

        /// The SIP status as text; other channel technologies write other values.
        public void setTechCause(@Nullable String value) {
            techCause = value != null && value.matches("\\d{3}") ? Integer.valueOf(value) : null;
        }

        /// Q.850; 0 for none.
        public int cause() {
            return cause;
        }

        /// Null when no SIP response ended the channel.
        public @Nullable Integer sipStatus() {
            return techCause;
        }

        /// Null when manager.conf does not list the hangup source.
        public @Nullable ChannelEnder endedBy() {
            Channel channel = channel();
            String source = getChannelVariables().get(HANGUP_SOURCE);
            return channel == null || source == null ? null : ChannelEnder.of(channel.name(), source);
        }
    }

    @AsteriskMapping("DialBegin")
    public static final class DialBegin extends DialEventHeaders {
        public DialBegin(Object source) {
            super(source);
        }
    }

    @AsteriskMapping("DialState")
    public static final class DialState extends DialEventHeaders {
        public DialState(Object source) {
            super(source);
        }
    }

    @AsteriskMapping("DialEnd")
    public static final class DialEnd extends DialEventHeaders {
        public DialEnd(Object source) {
            super(source);
        }
    }

    @AsteriskMapping("CoreShowChannel")
    public static final class CoreShowChannel extends ChannelEventHeaders {
        private Duration age = Duration.ZERO;

        public CoreShowChannel(Object source) {
            super(source);
        }

        /// `hh:mm:ss`.
        public void setDuration(@Nullable String value) {
            String[] parts = textOrEmpty(value).split(":", -1);
            if (parts.length == 3) {
                age = Duration.ofHours(Long.parseLong(parts[0]))
                        .plusMinutes(Long.parseLong(parts[1]))
                        .plusSeconds(Long.parseLong(parts[2]));
            }
        }

        public Duration age() {
            return age;
        }
    }

    @AsteriskMapping("OriginateResponse")
    public static final class OriginateResponse extends ChannelEventHeaders {
        private boolean placed;
        private int reason;
        private @Nullable String uniqueid;

        public OriginateResponse(Object source) {
            super(source);
        }

        public void setResponse(@Nullable String value) {
            placed = "Success".equals(value);
        }

        public void setReason(@Nullable Integer value) {
            reason = value == null ? 0 : value;
        }

        @Override
        public void setUniqueid(@Nullable String value) {
            uniqueid = value;
        }

        public boolean placed() {
            return placed;
        }

        public int reason() {
            return reason;
        }

        public @Nullable String uniqueId() {
            return uniqueid;
        }
    }

    /// The UserEvent `TrunklineRefused` of the dialplan.
    @AsteriskMapping("UserEventTrunklineRefused")
    public static final class TrunklineRefused extends ChannelEventHeaders {
        private String sipCallId = "";
        private int attempt;

        public TrunklineRefused(Object source) {
            super(source);
        }

        /// The name of the event.
        public void setUserEvent(@Nullable String value) {}

        public void setSipCall(@Nullable String value) {
            sipCallId = textOrEmpty(value);
        }

        public void setAttempt(@Nullable Integer value) {
            attempt = value == null ? 0 : value;
        }

        public String sipCallId() {
            return sipCallId;
        }

        public int attempt() {
            return attempt;
        }
    }

    /// The UserEvent `TrunklineUnanswered` of the dialplan.
    @AsteriskMapping("UserEventTrunklineUnanswered")
    public static final class TrunklineUnanswered extends ChannelEventHeaders {
        public TrunklineUnanswered(Object source) {
            super(source);
        }

        /// The name of the event.
        public void setUserEvent(@Nullable String value) {}

        /// Not used.
        public void setAttempt(@Nullable Integer value) {}
    }
}
