package io.trunkline.realtime.drift.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a check of the realtime tables has found.
///
/// @param rows empty if they could not be compared, since a password could not be decrypted
public record TableCheck(Instant at, List<ColumnDrift> columns, Optional<List<RowDrift>> rows) {
    /// Such as `ps_contacts.reg_server`.
    public List<String> missingColumns() {
        return columns.stream().flatMap(drift -> drift.names().stream()).toList();
    }

    /// Such as `ps_endpoints beta`.
    public List<String> driftedRows() {
        return rows.orElse(List.of()).stream()
                .map(row -> row.key().table().tableName() + " " + row.key().key())
                .toList();
    }
}
