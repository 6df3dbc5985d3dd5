package io.trunkline.ami.endpointstatus.domain;

import io.trunkline.ami.connection.domain.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The contacts of each endpoint. An endpoint is reachable if one of its contacts is. Not thread-safe.
public final class EndpointContacts {

    private final Map<String, Map<String, Contact>> byEndpoint = new HashMap<>();

    /// Applies a change of a contact.
    ///
    /// @return the status of its endpoint
    public ObservedStatus update(Contact contact, Instant at) {
        Map<String, Contact> contacts = byEndpoint.computeIfAbsent(contact.aor(), _ -> new HashMap<>());
        if (contact.status().equals("Removed")) {
            contacts.remove(contact.hash());
        } else {
            contacts.put(contact.hash(), contact);
        }
        return statusOf(contact.aor(), at);
    }

    /// Replaces all contacts by a complete list.
    ///
    /// @param known endpoints that had contacts before
    /// @return the status of each endpoint, listed or known
    public List<ObservedStatus> replaceAll(List<Contact> contacts, Set<String> known, Instant at) {
        Set<String> endpoints = new LinkedHashSet<>(known);
        endpoints.addAll(byEndpoint.keySet());
        byEndpoint.clear();
        contacts.forEach(contact -> {
            endpoints.add(contact.aor());
            byEndpoint.computeIfAbsent(contact.aor(), _ -> new HashMap<>()).put(contact.hash(), contact);
        });
        List<ObservedStatus> statuses = new ArrayList<>();
        endpoints.forEach(endpoint -> statuses.add(statusOf(endpoint, at)));
        return statuses;
    }

    private ObservedStatus statusOf(String endpoint, Instant at) {
        Map<String, Contact> contacts = byEndpoint.getOrDefault(endpoint, Map.of());
        if (contacts.isEmpty()) {
            return contactStatus(endpoint, ObservedStatus.State.REMOVED, at);
        }
        for (Contact contact : contacts.values()) {
            if (contact.isReachable()) {
                Long roundTrip = contact.roundTripMicros();
                return new ObservedStatus(
                        endpoint, ObservedStatus.Aspect.CONTACT, ObservedStatus.State.REACHABLE, at, null, roundTrip);
            }
        }
        boolean allUnreachable = contacts.values().stream().allMatch(Contact::isUnreachable);
        return contactStatus(
                endpoint, allUnreachable ? ObservedStatus.State.UNREACHABLE : ObservedStatus.State.UNKNOWN, at);
    }

    private static ObservedStatus contactStatus(String endpoint, ObservedStatus.State state, Instant at) {
        return new ObservedStatus(endpoint, ObservedStatus.Aspect.CONTACT, state, at, null, null);
    }
}
