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

/// Decides which entity has a row that several entities claim. Two carriers cannot have the same dial prefix, but
/// one may release it and another take it, and the two changes arrive in different partitions: in either order, and
/// with older versions between them when topics are read again.
///
/// @param newClaims the claims of the changed entities
/// @param affectedKeys the rows that may change: those claimed now and those claimed before
/// @param winners the affected rows that the tables must have
public record RowClaims(List<RowClaim> newClaims, Set<RowKey> affectedKeys, Map<RowKey, DesiredRow> winners) {

    /// @param newClaims of the changed entities
    /// @param changed the changed entities
    /// @param before all earlier claims of these entities, and those of other entities to the same rows
    public static RowClaims resolve(List<RowClaim> newClaims, Set<EntityKey> changed, List<RowClaim> before) {
        var keys = new TreeSet<RowKey>();
        newClaims.forEach(claim -> keys.add(claim.row().key()));
        before.stream()
                .filter(claim -> changed.contains(claim.owner()))
                .forEach(claim -> keys.add(claim.row().key()));
        var current = new ArrayList<>(newClaims);
        before.stream().filter(claim -> !changed.contains(claim.owner())).forEach(current::add);
        return new RowClaims(List.copyOf(newClaims), keys, winners(current));
    }

    /// For each row, the claim with the highest sequence number.
    public static Map<RowKey, DesiredRow> winners(Collection<RowClaim> claims) {
        return claims.stream()
                .sorted(Comparator.comparingLong(RowClaim::sequence))
                .collect(
                        Collectors.toMap(claim -> claim.row().key(), RowClaim::row, (_, later) -> later, TreeMap::new));
    }
}
