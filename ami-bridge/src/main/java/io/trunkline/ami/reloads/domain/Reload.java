package io.trunkline.ami.reloads.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An AMI action that makes Asterisk apply changed rows of the realtime tables. Other changes need none: Asterisk
/// reads endpoints, aors, auths, identifies and the dialplan from the tables whenever it uses them.
public sealed interface Reload {

    /// Registrations were added, changed or deleted. One reload covers all of them and leaves unchanged ones as
    /// they are.
    record Registrations() implements Reload {}

    /// A registration's password changed. Otherwise Asterisk would use it only at the next refresh.
    record RegisterAgain(String endpointId) implements Reload {}

    /// The qualify settings of an endpoint changed.
    record Requalify(String endpointId) implements Reload {}

    /// The part of an endpoint that changed.
    enum ChangedPart {
        REGISTRATION,
        REGISTRATION_PASSWORD,
        QUALIFY,
        OTHER
    }

    /// @param deleted whether the rows were deleted
    record EndpointChange(String endpointId, boolean deleted, Set<ChangedPart> parts) {}

    /// The reloads that changes need, without duplicates, the one for registrations first.
    static Set<Reload> neededFor(List<EndpointChange> changes) {
        Set<Reload> reloads = new LinkedHashSet<>();
        if (changes.stream().anyMatch(change -> change.parts().contains(ChangedPart.REGISTRATION))) {
            reloads.add(new Registrations());
        }
        for (EndpointChange change : changes) {
            if (!change.deleted() && change.parts().contains(ChangedPart.REGISTRATION_PASSWORD)) {
                reloads.add(new RegisterAgain(change.endpointId()));
            }
            if (!change.deleted() && change.parts().contains(ChangedPart.QUALIFY)) {
                reloads.add(new Requalify(change.endpointId()));
            }
        }
        return reloads;
    }

    /// The reloads that a node may have missed while it was disconnected. Passwords need none: Asterisk tries a
    /// rejected registration again, with the new password.
    static Set<Reload> afterConnect(List<String> endpoints) {
        Set<Reload> reloads = new LinkedHashSet<>();
        reloads.add(new Registrations());
        endpoints.forEach(endpoint -> reloads.add(new Requalify(endpoint)));
        return reloads;
    }
}
