package io.trunkline.routing.livecalls.domain;

import io.trunkline.routing.livecalls.domain.LiveCall.Party;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filters of calls in progress. An empty field does not filter. A call matches if it has one of the values of
/// each list.
///
/// @param tenant a seller's own tenant, or the one that an admin or staff asks for
/// @param number of the called number or the caller's
public record LiveCallFilter(
        Optional<UUID> tenant,
        List<String> states,
        List<String> directions,
        List<UUID> campaigns,
        List<UUID> clients,
        List<UUID> carriers,
        List<UUID> dids,
        List<String> nodes,
        Optional<NumberPattern> number,
        Optional<String> callId) {
    public LiveCallFilter {
        states = List.copyOf(states);
        directions = List.copyOf(directions);
        campaigns = List.copyOf(campaigns);
        clients = List.copyOf(clients);
        carriers = List.copyOf(carriers);
        dids = List.copyOf(dids);
        nodes = List.copyOf(nodes);
    }

    boolean matches(LiveCall call) {
        return (tenant.isEmpty() || tenant.get().equals(id(call.tenant())))
                && isOneOf(states, call.state())
                && isOneOf(directions, call.direction())
                && isOneOf(campaigns, id(call.campaign()))
                && isOneOf(clients, id(call.client()))
                && isOneOf(carriers, id(call.carrier()))
                && isOneOf(dids, id(call.did()))
                && isOneOf(nodes, call.node())
                && (number.isEmpty() || matches(number.get(), call))
                && (callId.isEmpty() || callId.get().equals(call.callId()));
    }

    private static boolean matches(NumberPattern pattern, LiveCall call) {
        return pattern.matches(call.from()) || pattern.matches(call.number());
    }

    private static @Nullable UUID id(@Nullable Party party) {
        return party == null ? null : party.id();
    }

    private static <T> boolean isOneOf(List<T> values, @Nullable T value) {
        return values.isEmpty() || value != null && values.contains(value);
    }
}
