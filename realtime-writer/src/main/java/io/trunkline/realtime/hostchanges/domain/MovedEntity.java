package io.trunkline.realtime.hostchanges.domain;

import io.trunkline.realtime.apply.domain.AppliedEntity;
import io.trunkline.realtime.apply.domain.RowClaim;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An entity whose host has other addresses than its rows.
///
/// @param identifyRows that it must have
/// @param otherClaims to rows that stay as they are
/// @param affectedKeys of the rows that identify its calls, those to write and those to delete
public record MovedEntity(
        AppliedEntity entity, List<DesiredRow> identifyRows, List<RowClaim> otherClaims, Set<RowKey> affectedKeys) {

    /// The entity, if its rows differ from the addresses of its host.
    ///
    /// @param claims of the entity
    public static Optional<MovedEntity> of(AppliedEntity entity, List<String> addresses, List<RowClaim> claims) {
        Set<RowKey> before = claims.stream()
                .map(claim -> claim.row().key())
                .filter(MovedEntity::identifies)
                .collect(Collectors.toSet());
        List<DesiredRow> rows = Objects.requireNonNull(entity.host(), "found by its host")
                .rows(Objects.requireNonNull(entity.endpointId(), "it has a host"), addresses);
        Set<RowKey> affected = rows.stream().map(DesiredRow::key).collect(Collectors.toCollection(HashSet::new));
        if (affected.equals(before)) {
            return Optional.empty();
        }
        affected.addAll(before);
        List<RowClaim> others =
                claims.stream().filter(claim -> !identifies(claim.row().key())).toList();
        return Optional.of(new MovedEntity(entity, rows, others, affected));
    }

    private static boolean identifies(RowKey key) {
        return key.table() == AraTable.IDENTIFIES;
    }

    /// All claims of the entity. Those to other rows keep their sequence number, which decides who has a row.
    ///
    /// @param sequence of the claims to rows that identify its calls
    public List<RowClaim> claims(long sequence) {
        var claims = new ArrayList<>(otherClaims);
        identifyRows.forEach(row -> claims.add(new RowClaim(entity.key(), row, sequence)));
        return claims;
    }
}
