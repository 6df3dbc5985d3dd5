package io.trunkline.routing.liveusage.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// The part of live usage that a request selects and its user may see. Without filters that is everything. Each
/// filter adds its part: a campaign with its links, a carrier, a node. Clients, carriers and nodes belong to the
/// platform; a tenant sees campaigns and links only.
///
/// @param tenant whose campaigns and links; empty for all
/// @param seller true if clients, carriers and nodes are never shown
public record LiveScope(
        Optional<UUID> tenant, boolean seller, Optional<UUID> campaign, Optional<UUID> carrier, Optional<String> node) {
    public static final LiveScope ALL =
            new LiveScope(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

    /// The tenant to read; empty if carriers or nodes have to be read too.
    public Optional<UUID> tenantToRead() {
        return !seller && (carrier.isPresent() || node.isPresent()) ? Optional.empty() : tenant;
    }

    /// Returns the rows within this scope.
    public LiveState filter(LiveState state) {
        return new LiveState(
                state.at(),
                filterRows(
                        state.campaigns(),
                        row -> isVisible(row.tenantId()) && matches(campaign, row.id()),
                        firstFilter().isEmpty() || campaign.isPresent()),
                filterRows(
                        state.links(),
                        row -> isVisible(row.tenantId()) && matches(campaign, row.campaignId()),
                        firstFilter().isEmpty() || campaign.isPresent()),
                filterRows(state.clients(), _ -> true, showsPlatform(Optional.empty())),
                filterRows(state.carriers(), row -> matches(carrier, row.id()), showsPlatform(carrier)),
                filterRows(state.nodes(), row -> matches(node, row.node()), showsPlatform(node)));
    }

    private static <R> List<R> filterRows(List<R> rows, Predicate<R> filter, boolean included) {
        return included ? rows.stream().filter(filter).toList() : List.of();
    }

    private boolean showsPlatform(Optional<?> filter) {
        return !seller && (filter.isPresent() || firstFilter().isEmpty() && tenant.isEmpty());
    }

    private Optional<?> firstFilter() {
        return campaign.isPresent() ? campaign : carrier.isPresent() ? carrier : node;
    }

    private boolean isVisible(UUID owner) {
        return tenant.isEmpty() || tenant.get().equals(owner);
    }

    private static <T> boolean matches(Optional<T> filter, T value) {
        return filter.isEmpty() || filter.get().equals(value);
    }
}
