package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.domain.Column;
import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.csvimport.domain.NumberRow;
import io.trunkline.did.numbers.ApplyRows;
import io.trunkline.did.numbers.ApplyRows.DidRow;
import io.trunkline.did.numbers.ApplyRows.Fault;
import io.trunkline.did.numbers.ApplyRows.Mode;
import io.trunkline.did.numbers.ApplyRows.RowResult;
import io.trunkline.did.numbers.domain.DidStatus;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Applies the rows of a file, or of a page of one.
@Component
class ApplyFile {
    private final ReadFile readFile;
    private final ApplyRows applyRows;

    ApplyFile(ReadFile readFile, ApplyRows applyRows) {
        this.readFile = readFile;
        this.applyRows = applyRows;
    }

    /// The import that rows are applied for.
    ///
    /// @param by a user who may act for the tenant, which the caller has checked
    /// @param newStatus of new numbers whose row has none
    record Target(CurrentUser by, TenantId tenant, Mode mode, DidStatus newStatus, UUID importId) {}

    /// Within the caller's transaction.
    ///
    /// @return the result of each row, in their order
    Mono<List<RowResult>> apply(Target target, NumberFile file) {
        var rows = file.rows().stream().map(this::prepare).toList();
        var valid = rows.stream().map(PreparedRow::did).filter(Objects::nonNull).toList();
        return applyRows.apply(rows(target, valid)).map(results -> merged(rows, results.iterator()));
    }

    private static ApplyRows.Rows rows(Target target, List<DidRow> valid) {
        return new ApplyRows.Rows(
                target.by(), target.tenant(), target.mode(), target.newStatus(), target.importId(), valid);
    }

    /// @param did null if there is a fault
    private record PreparedRow(
            @Nullable DidRow did, @Nullable Fault fault) {}

    private PreparedRow prepare(NumberRow row) {
        if (row.fault() != null) {
            return new PreparedRow(null, invalid("", "The row " + row.fault()));
        }
        var did = readFile.didRow(row);
        return did == null
                ? new PreparedRow(null, invalid(Column.METADATA.header(), "metadata must be a JSON object with texts"))
                : new PreparedRow(did, null);
    }

    private static List<RowResult> merged(List<PreparedRow> rows, Iterator<RowResult> results) {
        var all = new ArrayList<RowResult>();
        for (var row : rows) {
            all.add(row.fault() == null ? results.next() : new RowResult.Rejected(List.of(row.fault())));
        }
        return all;
    }

    private static Fault invalid(String field, String sentence) {
        return new Fault(field, CommonProblem.INVALID.code(), sentence);
    }
}
