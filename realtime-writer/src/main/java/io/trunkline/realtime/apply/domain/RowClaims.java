package io.trunkline.realtime.projection.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who has which row when several entities want it. Two carriers cannot have one prefix, but one may give it up
/// and another take it, and the two changes come by different partitions: in either order, or with older versions
/// between them when topics are read again.
///
/// @param mine what the changed entities want from now on
/// @param keys every row that is to be looked at: what they want and what they wanted before
/// @param winners the rows among them that are to stand
public record Claims(List<Claim> mine, Set<RowKey> keys, Map<RowKey, WantedRow> winners) {

    /// @param mine what the changed entities want from now on
    /// @param owners the changed entities
    /// @param before what they wanted before, and what anybody wants of the same rows
    public static Claims settle(List<Claim> mine, Set<EntityKey> owners, List<Claim> before) {
        var keys = new TreeSet<RowKey>();
        mine.forEach(claim -> keys.add(claim.row().key()));
        before.stream()
                .filter(claim -> owners.contains(claim.owner()))
                .forEach(claim -> keys.add(claim.row().key()));
        var standing = new ArrayList<>(mine);
        before.stream().filter(claim -> !owners.contains(claim.owner())).forEach(standing::add);
        return new Claims(List.copyOf(mine), keys, winners(standing));
    }

    /// Of all claims, the one on each row that has it.
    public static Map<RowKey, WantedRow> winners(Collection<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparingLong(Claim::sequence))
                .collect(Collectors.toMap(claim -> claim.row().key(), Claim::row, (_, later) -> later, TreeMap::new));
    }
}
