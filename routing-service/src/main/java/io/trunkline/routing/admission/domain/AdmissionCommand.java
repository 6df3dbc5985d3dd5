package io.trunkline.routing.admission.domain;

import io.trunkline.routing.decision.domain.Question;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A question or a report about a call, which changes its leases.
public sealed interface AdmissionCommand {
    /// Id of the call.
    String callId();

    /// Systemname of the node that carries the call.
    String node();

    /// Whether the call's row is created if there is none.
    boolean createsCall();

    /// The dialplan requests the next attempt.
    ///
    /// @param caughtUp whether all events that were published before this service started have been consumed
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

    /// The calling channel has ended, and with it all of its attempts.
    ///
    /// @param attempt  code of the last attempt or connect leg that was requested
    /// @param answered whether that attempt was answered
    record HungUp(String callId, String node, int attempt, Answered answered) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return true;
        }
    }

    /// The dialed channel of an attempt has ended.
    ///
    /// @param at by the clock of the node; empty when it is not known
    record AttemptEnded(String callId, String node, int attempt, Answered answered, Optional<Instant> at)
            implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return false;
        }
    }

    /// An attempt was answered.
    ///
    /// @param attempt 0 when it is not known which one
    /// @param at by the clock of the node; empty when it is not known
    record AttemptAnswered(String callId, String node, int attempt, Optional<Instant> at) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return false;
        }
    }

    /// The whole call has ended.
    ///
    /// @param answeredAt first answer of an attempt, by the clock of the node; empty when it is not known
    /// @param endedAt by the clock of the node; empty when it is not known
    record CallEnded(
            String callId, String node, Answered answered, Optional<Instant> answeredAt, Optional<Instant> endedAt)
            implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return true;
        }
    }

    /// The call was not in a snapshot of its node.
    ///
    /// @param requestedAt when the snapshot was requested; later leases stay
    record AbsentFromSnapshot(String callId, String node, Instant requestedAt) implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return false;
        }
    }

    /// An attempt has a live channel.
    ///
    /// @param leaseId the lease that the channel names, or a new id
    /// @param parties the parties that the channel names
    record FoundLive(String callId, String node, int attempt, LeaseId leaseId, Parties parties)
            implements AdmissionCommand {
        @Override
        public boolean createsCall() {
            return true;
        }

        /// The caps that the attempt uses.
        public HeldCaps heldCaps() {
            return HeldCaps.ofTotals(concurrentCapIds(), totalCapIds());
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
            if (parties.client() != null) {
                ids.add(parties.client().value());
            }
            return ids;
        }
    }
}
