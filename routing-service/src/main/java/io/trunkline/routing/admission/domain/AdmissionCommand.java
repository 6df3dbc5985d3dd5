package io.trunkline.routing.admission.domain;

import io.trunkline.routing.decision.domain.Question;
import io.trunkline.telephony.LeaseId;
import io.trunkline.telephony.Parties;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Something that happens to a call and its leases.
public sealed interface AdmissionCommand {
    /// Id of the call.
    String callId();

    /// Systemname of the Asterisk that carries it.
    String node();

    /// Whether the call is to be remembered when nothing was heard of it before.
    boolean createsCall();

    /// The dialplan asks for the next attempt.
    ///
    /// @param caughtUp whether everything that was said before this service started has been heard
    record Admit(Question question, boolean caughtUp) implements AdmissionCommand {
        @Override
        public String callId() {
            return question.call().value();
        }

        @Override
        public String node() {
            return question.node();
        }

        @Override
        public boolean createsCall() {
            return true;
        }
    }

    /// The channel that asked is gone, and with it the leg of its attempts.
    ///
    /// @param attempt  the last one asked for
    /// @param answered whether that attempt was
    record HungUp(String callId, String node, int attempt, Answered answered) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return true;
        }
    }

    /// The dialled channel of an attempt is gone.
    record AttemptEnded(String callId, String node, int attempt, Answered answered) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return false;
        }
    }

    /// Somebody answered.
    ///
    /// @param attempt 0 when it is not known which attempt it was
    record AttemptAnswered(String callId, String node, int attempt) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return false;
        }
    }

    /// The whole call is over.
    record CallEnded(String callId, String node, Answered answered) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return true;
        }
    }

    /// The call was not among the live ones of its node.
    ///
    /// @param requestedAt the moment that the node was asked after; what was taken later stays
    record AbsentFromSnapshot(String callId, String node, Instant requestedAt) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return false;
        }
    }

    /// An attempt lives.
    ///
    /// @param leaseId   its lease as its channel says, or a new id
    /// @param parties who takes part, as its channel says
    record FoundLive(String callId, String node, int attempt, LeaseId leaseId, Parties parties)
            implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return true;
        }

        /// The caps that such an attempt holds.
        public HeldCaps heldCaps() {
            return new HeldCaps(concurrentCapIds(), totalCapIds());
        }

        private Set<UUID> concurrentCapIds() {
            Set<UUID> ids = new HashSet<>(totalCapIds());
            if (parties.carrier() != null) {
                ids.add(parties.carrier().value());
            }
            return ids;
        }

        private Set<UUID> totalCapIds() {
            Set<UUID> ids = new HashSet<>();
            if (parties.campaign() != null) {
                ids.add(parties.campaign().value());
            }
            if (parties.link() != null) {
                ids.add(parties.link().value());
            }
            return ids;
        }
    }
}
