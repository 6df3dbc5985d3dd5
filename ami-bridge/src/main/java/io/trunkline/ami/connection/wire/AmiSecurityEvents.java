package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.RefusalReason;
import java.time.Instant;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/// Events about requests that the node refused.
final class AmiSecurityEvents {
    private static final String SIP = "PJSIP";

    private AmiSecurityEvents() {}

    /// The headers of each of them. The sender of the request chooses the account.
    public abstract static class Refused extends ManagerEvent {
        private String service = "";
        private String accountId = "";
        private String remoteAddress = "";

        Refused(Object source) {
            super(source);
        }

        public void setService(@Nullable String value) {
            service = value == null ? "" : value;
        }

        public void setAccountId(@Nullable String value) {
            accountId = value == null ? "" : value;
        }

        /// `IPV4/UDP/192.0.2.7/5060`
        public void setRemoteAddress(@Nullable String value) {
            remoteAddress = value == null ? "" : value;
        }

        /// Not used, like the next ones.
        public void setEventTv(@Nullable String value) {}

        public void setSeverity(@Nullable String value) {}

        public void setEventVersion(@Nullable String value) {}

        public void setSessionId(@Nullable String value) {}

        public void setSessionTv(@Nullable String value) {}

        public void setLocalAddress(@Nullable String value) {}

        public void setModule(@Nullable String value) {}

        public void setChallenge(@Nullable String value) {}

        public void setResponse(@Nullable String value) {}

        public void setExpectedResponse(@Nullable String value) {}

        public void setAclName(@Nullable String value) {}

        abstract RefusalReason reason();

        /// Null if it was no SIP request.
        @Nullable
        NodeEvent refusal() {
            String[] address = remoteAddress.split("/");
            return service.equals(SIP) && address.length == 4
                    ? new NodeEvent.RequestRefused(at(), address[2], reason(), accountId)
                    : null;
        }

        private Instant at() {
            Double seconds = getTimestamp();
            return seconds == null ? getDateReceived().toInstant() : AmiTimestamps.toInstant(seconds);
        }
    }

    @AsteriskMapping("InvalidAccountID")
    public static final class InvalidAccount extends Refused {
        public InvalidAccount(Object source) {
            super(source);
        }

        @Override
        RefusalReason reason() {
            return RefusalReason.UNKNOWN_SOURCE;
        }
    }

    @AsteriskMapping("ChallengeResponseFailed")
    public static final class ChallengeFailed extends Refused {
        public ChallengeFailed(Object source) {
            super(source);
        }

        @Override
        RefusalReason reason() {
            return RefusalReason.WRONG_PASSWORD;
        }
    }

    @AsteriskMapping("FailedACL")
    public static final class AccessDenied extends Refused {
        public AccessDenied(Object source) {
            super(source);
        }

        @Override
        RefusalReason reason() {
            return RefusalReason.ACCESS_LIST;
        }
    }
}
