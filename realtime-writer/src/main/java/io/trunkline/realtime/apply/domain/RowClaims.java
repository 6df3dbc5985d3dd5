package io.trunkline.realtime.apply.domain;

import io.trunkline.realtime.ararows.domain.EntityKey;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
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
/// @param newClaims what the changed entities want from now on
/// @param affectedKeys every row that is to be looked at: what they want and what they wanted before
/// @param winners the rows among them that are to stand
public record RowClaims(List<RowClaim> newClaims, Set<RowKey> affectedKeys, Map<RowKey, DesiredRow> winners) {

    /// @param mine what the changed entities want from now on
    /// @param owners the changed entities
    /// @param before what they wanted before, and what anybody wants of the same rows
    public static RowClaims resolve(List<RowClaim> mine, Set<EntityKey> owners, List<RowClaim> before) {
        var keys = new TreeSet<RowKey>();
        mine.forEach(claim -> keys.add(claim.row().key()));
        before.stream()
                .filter(claim -> owners.contains(claim.owner()))
                .forEach(claim -> keys.add(claim.row().key()));
        var standing = new ArrayList<>(mine);
        before.stream().filter(claim -> !owners.contains(claim.owner())).forEach(standing::add);
        return new RowClaims(List.copyOf(mine), keys, winners(standing));
    }

    /// Of all claims, the one on each row that has it.
    public static Map<RowKey, DesiredRow> winners(Collection<RowClaim> claims) {
        return claims.stream()
                .sorted(Comparator.comparingLong(RowClaim::sequence))
                .collect(
                        Collectors.toMap(claim -> claim.row().key(), RowClaim::row, (_, later) -> later, TreeMap::new));
    }
}
