package io.trunkline.routing.liveusage.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Which part of what is held somebody sees. A filter leaves only what it names: with a campaign that campaign and
/// its links, with a carrier that carrier, with a node that node; several add up. A tenant's part is its campaigns
/// and their links: carriers and nodes are the platform's.
///
/// @param tenant whose campaigns and links; empty for all
/// @param seller whether it is for one who may see no carrier and no node, whatever is asked for
public record LiveScope(
        Optional<UUID> tenant, boolean seller, Optional<UUID> campaign, Optional<UUID> carrier, Optional<String> node) {
    /// Everything.
    public static final LiveScope ALL =
            new LiveScope(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

    /// Whose campaigns and links must be read for it; empty when carriers and nodes must be too.
    public Optional<UUID> tenantToRead() {
        return !seller && (carrier.isPresent() || node.isPresent()) ? Optional.empty() : tenant;
    }

    /// What of a state is seen.
    public LiveState filter(LiveState state) {
        return new LiveState(
                state.at(),
                filterRows(
                        state.campaigns(),
                        row -> isVisible(row.tenantId()) && firstFilter(campaign, row.id()),
                        firstFilter().isEmpty() || campaign.isPresent()),
                filterRows(
                        state.links(),
                        row -> isVisible(row.tenantId()) && firstFilter(campaign, row.campaignId()),
                        firstFilter().isEmpty() || campaign.isPresent()),
                filterRows(state.carriers(), row -> firstFilter(carrier, row.id()), showsPlatform(carrier)),
                filterRows(state.nodes(), row -> firstFilter(node, row.node()), showsPlatform(node)));
    }

    private static <R> List<R> filterRows(List<R> rows, Predicate<R> which, boolean any) {
        return any ? rows.stream().filter(which).toList() : List.of();
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

    private static <T> boolean firstFilter(Optional<T> filter, T value) {
        return filter.isEmpty() || filter.get().equals(value);
    }
}
