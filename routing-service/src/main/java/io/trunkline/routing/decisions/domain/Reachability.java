package io.trunkline.routing.decisions.domain;

/// What Asterisk last said of an endpoint. Not knowing is no reason to pass it over.
public enum Reachability {
    REACHABLE,
    AWAY,
    UNKNOWN;

    public boolean mayBeDialled() {
        return this != AWAY;
    }
}
