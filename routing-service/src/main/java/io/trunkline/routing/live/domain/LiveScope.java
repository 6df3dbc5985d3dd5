package io.trunkline.routing.live.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Which part of what is held somebody sees. A filter leaves only what it names: with a campaign that campaign and its
/// links, with a carrier that carrier, with a node that node; several add up. A tenant's part is its campaigns and
/// their
/// links: carriers and nodes are the platform's.
///
/// @param tenant whose campaigns and links; empty for all
/// @param seller whether it is for one who may see no carrier and no node, whatever is asked for
public record LiveScope(
        Optional<UUID> tenant, boolean seller, Optional<UUID> campaign, Optional<UUID> carrier, Optional<String> node) {
    /// Everything.
    public static final LiveScope ALL =
            new LiveScope(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

    /// Whose campaigns and links must be read for it; empty when carriers and nodes must be too.
    public Optional<UUID> reading() {
        return !seller && (carrier.isPresent() || node.isPresent()) ? Optional.empty() : tenant;
    }

    /// What of a state is seen.
    public LiveState of(LiveState state) {
        return new LiveState(
                state.at(),
                keep(
                        state.campaigns(),
                        row -> ofTenant(row.tenantId()) && named(campaign, row.id()),
                        named().isEmpty() || campaign.isPresent()),
                keep(
                        state.links(),
                        row -> ofTenant(row.tenantId()) && named(campaign, row.campaignId()),
                        named().isEmpty() || campaign.isPresent()),
                keep(state.carriers(), row -> named(carrier, row.id()), ofPlatform(carrier)),
                keep(state.nodes(), row -> named(node, row.node()), ofPlatform(node)));
    }

    private static <R> List<R> keep(List<R> rows, Predicate<R> which, boolean any) {
        return any ? rows.stream().filter(which).toList() : List.of();
    }

    private boolean ofPlatform(Optional<?> filter) {
        return !seller && (filter.isPresent() || named().isEmpty() && tenant.isEmpty());
    }

    private Optional<?> named() {
        return campaign.isPresent() ? campaign : carrier.isPresent() ? carrier : node;
    }

    private boolean ofTenant(UUID owner) {
        return tenant.isEmpty() || tenant.get().equals(owner);
    }

    private static <T> boolean named(Optional<T> filter, T value) {
        return filter.isEmpty() || filter.get().equals(value);
    }
}
