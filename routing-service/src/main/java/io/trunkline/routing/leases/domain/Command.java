package io.trunkline.routing.leases.domain;

import io.trunkline.routing.decisions.domain.LeaseId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.Question;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Something that happens to a call and its leases.
public sealed interface Command {
    /// Id of the call.
    String call();

    /// Systemname of the Asterisk that carries it.
    String node();

    /// Whether the call is to be remembered when nothing was heard of it before.
    boolean remembers();

    /// The dialplan asks for the next attempt.
    ///
    /// @param allHeard whether everything that was said before this service started has been heard
    record Ask(Question question, boolean allHeard) implements Command {
        @Override
        public String call() {
            return question.call().value();
        }

        @Override
        public String node() {
            return question.node();
        }

        @Override
        public boolean remembers() {
            return true;
        }
    }

    /// The channel that asked is gone, and with it the leg of its attempts.
    ///
    /// @param attempt  the last one asked for
    /// @param answered whether that attempt was
    record HungUp(String call, String node, int attempt, Answered answered) implements Command {
        @Override
        public boolean remembers() {
            return true;
        }
    }

    /// The dialled channel of an attempt is gone.
    record AttemptEnded(String call, String node, int attempt, Answered answered) implements Command {
        @Override
        public boolean remembers() {
            return false;
        }
    }

    /// Somebody answered.
    ///
    /// @param attempt 0 when it is not known which attempt it was
    record AttemptAnswered(String call, String node, int attempt) implements Command {
        @Override
        public boolean remembers() {
            return false;
        }
    }

    /// The whole call is over.
    record Completed(String call, String node, Answered answered) implements Command {
        @Override
        public boolean remembers() {
            return true;
        }
    }

    /// The call was not among the live ones of its node.
    ///
    /// @param since the moment that the node was asked after; what was taken later stays
    record Absent(String call, String node, Instant since) implements Command {
        @Override
        public boolean remembers() {
            return false;
        }
    }

    /// An attempt lives.
    ///
    /// @param lease   its lease as its channel says, or a new id
    /// @param parties who takes part, as its channel says
    record Live(String call, String node, int attempt, LeaseId lease, Parties parties) implements Command {
        @Override
        public boolean remembers() {
            return true;
        }

        /// The caps that such an attempt holds.
        public Holds holds() {
            return new Holds(atOnce(), inAll());
        }

        private Set<UUID> atOnce() {
            Set<UUID> ids = new HashSet<>(inAll());
            if (parties.carrier() != null) {
                ids.add(parties.carrier().value());
            }
            return ids;
        }

        private Set<UUID> inAll() {
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
