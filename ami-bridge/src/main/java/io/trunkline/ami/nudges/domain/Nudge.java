package io.trunkline.ami.nudges.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Something that Asterisk has to be told after rows have changed. What is not here it sees at once: endpoints, aors,
/// auths and identifies of the realtime tables, and the dialplan.
public sealed interface Nudge {

    /// Registrations were added, changed or deleted: one reload serves all, and registers none anew that is unchanged.
    record ReloadRegistrations() implements Nudge {}

    /// A registration's password changed: without this it is used at the next refresh only.
    record Register(String endpoint) implements Nudge {}

    /// How an endpoint is qualified changed.
    record Requalify(String endpoint) implements Nudge {}

    /// What of an endpoint changed.
    enum Part {
        REGISTRATION,
        REGISTRATION_PASSWORD,
        QUALIFY,
        OTHER
    }

    /// @param deleted the rows are gone
    record Change(String endpoint, boolean deleted, Set<Part> parts) {}

    /// The nudges that some changes need, each once, reloads first.
    static Set<Nudge> after(List<Change> changes) {
        Set<Nudge> nudges = new LinkedHashSet<>();
        if (changes.stream().anyMatch(change -> change.parts().contains(Part.REGISTRATION))) {
            nudges.add(new ReloadRegistrations());
        }
        for (Change change : changes) {
            if (!change.deleted() && change.parts().contains(Part.REGISTRATION_PASSWORD)) {
                nudges.add(new Register(change.endpoint()));
            }
            if (!change.deleted() && change.parts().contains(Part.QUALIFY)) {
                nudges.add(new Requalify(change.endpoint()));
            }
        }
        return nudges;
    }

    /// What a node that was away may have missed. Passwords are left out: a registration that was refused is tried
    /// again
    /// with the new one by itself.
    static Set<Nudge> all(List<String> endpoints) {
        Set<Nudge> nudges = new LinkedHashSet<>();
        nudges.add(new ReloadRegistrations());
        endpoints.forEach(endpoint -> nudges.add(new Requalify(endpoint)));
        return nudges;
    }
}
