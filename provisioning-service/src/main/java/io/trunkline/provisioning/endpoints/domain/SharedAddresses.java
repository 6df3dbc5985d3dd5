package io.trunkline.provisioning.endpoints.domain;

import java.util.List;

/// Warns when two carriers, or a carrier and a client, have the same source address. The address alone does not
/// show which of them a call is from.
public final class SharedAddresses {
    private static final int MAX_WARNINGS = 10;

    private SharedAddresses() {}

    /// Another endpoint with an address of the saved one.
    ///
    /// @param source an address, CIDR block or host name that both have
    public record Neighbor(AddressedEndpoint endpoint, String source) {}

    /// One warning for each of the first 10 neighbors.
    public static List<SaveWarning> warnings(AddressedEndpoint saved, List<Neighbor> neighbors) {
        return neighbors.stream()
                .limit(MAX_WARNINGS)
                .map(neighbor -> warning(saved, neighbor))
                .toList();
    }

    private static SaveWarning warning(AddressedEndpoint saved, Neighbor neighbor) {
        var other = neighbor.endpoint();
        var savedWins = AddressedEndpoint.PRECEDENCE.compare(saved, other) < 0;
        var winner = savedWins ? saved : other;
        return new SaveWarning(
                "endpoint.address-shared",
                "Calls from %s belong to %s, not to %s: %s"
                        .formatted(
                                neighbor.source(),
                                text(winner),
                                text(savedWins ? other : saved),
                                savedWins ? reason(saved, other) : reason(other, saved)));
    }

    private static String reason(AddressedEndpoint winner, AddressedEndpoint other) {
        if (winner.kind() != other.kind()) {
            return "a carrier comes before a client.";
        }
        if (winner.kind() == AddressedEndpoint.Kind.CLIENT) {
            return "the first endpoint id counts.";
        }
        String byPriority = winner.priority() == other.priority()
                ? "both have the same priority, so the first endpoint id counts. "
                : "the lower priority number counts. ";
        return byPriority
                + "Calls over a registration belong to its carrier, and calls to a number to the carrier at the same host"
                + " that is its trunk."
                + byHeader(winner, other);
    }

    private static String byHeader(AddressedEndpoint winner, AddressedEndpoint other) {
        if (other.accountHeader() == null) {
            return "";
        }
        return winner.readsHeaderOf(other)
                ? " Before that, calls with the accountHeaderValue of a carrier at the same host belong to it."
                : " The accountHeader of %s is not read: give %s the same one.".formatted(text(other), text(winner));
    }

    private static String text(AddressedEndpoint endpoint) {
        return (endpoint.kind() == AddressedEndpoint.Kind.CARRIER ? "carrier '" : "client '") + endpoint.name() + "'";
    }
}
