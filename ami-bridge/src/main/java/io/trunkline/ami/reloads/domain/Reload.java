package io.trunkline.ami.reloads.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Something that Asterisk has to be told after rows have changed. What is not here it sees at once: endpoints,
/// aors, auths and identifies of the realtime tables, and the dialplan.
public sealed interface Reload {

    /// Registrations were added, changed or deleted: one reload serves all, and registers none anew that is
    /// unchanged.
    record Registrations() implements Reload {}

    /// A registration's password changed: without this it is used at the next refresh only.
    record RegisterAgain(String endpointId) implements Reload {}

    /// How an endpoint is qualified changed.
    record Requalify(String endpointId) implements Reload {}

    /// What of an endpoint changed.
    enum ChangedPart {
        REGISTRATION,
        REGISTRATION_PASSWORD,
        QUALIFY,
        OTHER
    }

    /// @param deleted the rows are gone
    record EndpointChange(String endpointId, boolean deleted, Set<ChangedPart> parts) {}

    /// The nudges that some changes need, each once, reloads first.
    static Set<Reload> neededFor(List<EndpointChange> changes) {
        Set<Reload> nudges = new LinkedHashSet<>();
        if (changes.stream().anyMatch(change -> change.parts().contains(ChangedPart.REGISTRATION))) {
            nudges.add(new Registrations());
        }
        for (EndpointChange change : changes) {
            if (!change.deleted() && change.parts().contains(ChangedPart.REGISTRATION_PASSWORD)) {
                nudges.add(new RegisterAgain(change.endpointId()));
            }
            if (!change.deleted() && change.parts().contains(ChangedPart.QUALIFY)) {
                nudges.add(new Requalify(change.endpointId()));
            }
        }
        return nudges;
    }

    /// What a node that was away may have missed. Passwords are left out: a registration that was refused is tried
    /// again
    /// with the new one by itself.
    static Set<Reload> afterConnect(List<String> endpoints) {
        Set<Reload> nudges = new LinkedHashSet<>();
        nudges.add(new Registrations());
        endpoints.forEach(endpoint -> nudges.add(new Requalify(endpoint)));
        return nudges;
    }
}
