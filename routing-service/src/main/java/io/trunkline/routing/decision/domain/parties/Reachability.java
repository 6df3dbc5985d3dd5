package io.trunkline.routing.decision.domain.parties;

/// What Asterisk last said of an endpoint. Not knowing is no reason to pass it over.
public enum Reachability {
    REACHABLE,
    UNREACHABLE,
    UNKNOWN;

    public boolean mayBeDialed() {
        return this != UNREACHABLE;
    }
}
