package io.trunkline.routing.decision.domain.parties;

/// The state of an endpoint as Asterisk last reported it. One of unknown state is dialed.
public enum Reachability {
    REACHABLE,
    UNREACHABLE,
    UNKNOWN;

    public boolean mayBeDialed() {
        return this != UNREACHABLE;
    }
}
