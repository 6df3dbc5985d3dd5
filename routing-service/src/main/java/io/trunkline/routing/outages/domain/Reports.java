package io.trunkline.routing.outages.domain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The states of all endpoints of a carrier or client on all nodes that answer, as in `endpoint.status`. For a carrier
/// with a registration they are those of the registration, otherwise those of the contacts.
public record Reports(List<String> states) {
    private static final Set<String> UP = Set.of("registered", "reachable");
    private static final Set<String> DOWN = Set.of("unregistered", "rejected", "unreachable");

    public Reports {
        states = List.copyOf(states);
    }

    /// What they say together.
    public enum Verdict {
        /// No node that answers has reported anything.
        NONE,
        /// An endpoint is up on a node, or no node knows better: its check is turned off or has not ended yet.
        REACHABLE,
        /// A node reports an endpoint as down, and none reports one as up.
        UNREACHABLE
    }

    public Verdict verdict() {
        if (states.isEmpty()) {
            return Verdict.NONE;
        }
        return states.stream().anyMatch(UP::contains) || states.stream().noneMatch(DOWN::contains)
                ? Verdict.REACHABLE
                : Verdict.UNREACHABLE;
    }

    /// How it is down, in the order of the alphabet: `rejected`, `unreachable`, `unregistered`.
    public List<String> down() {
        return List.copyOf(new TreeSet<>(states.stream().filter(DOWN::contains).toList()));
    }
}
