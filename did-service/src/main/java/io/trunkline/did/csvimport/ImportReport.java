package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.domain.NumberFile;
import io.trunkline.did.numbers.ApplyRows.RowResult;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The result of an import.
///
/// @param importId the import; null for a dry run
/// @param ok whether no row failed
/// @param success number of rows that were added, changed, or have the values of the file already
/// @param failed number of rejected rows, without duplicates
/// @param duplicates number of rows with a number that the tenant already has
/// @param created number of rows that were added
/// @param updated number of rows that changed a number
/// @param unchanged number of rows whose number has these values already
/// @param encoding the encoding of the file that was detected, such as `UTF-8`; empty while the file is received
/// @param separator between the columns that was detected; empty while the file is received
/// @param errors the wrong cells of the rejected rows; of a file that is imported in the background, the first 10,000
record ImportReport(
        @Nullable UUID importId,
        boolean ok,
        long success,
        long failed,
        long duplicates,
        long created,
        long updated,
        long unchanged,
        String encoding,
        String separator,
        List<RowError> errors) {

    /// @param results of the rows of the file, in their order
    static ImportReport of(@Nullable UUID importId, NumberFile file, List<RowResult> results) {
        var errors = IntStream.range(0, results.size())
                .boxed()
                .flatMap(i -> results.get(i) instanceof RowResult.Rejected(var faults)
                        ? faults.stream()
                                .map(fault -> RowError.of(file, file.rows().get(i), fault))
                        : Stream.<RowError>empty())
                .toList();
        long failed = count(results, RowResult.Rejected.class);
        long duplicates = count(results, RowResult.Duplicate.class);
        return new ImportReport(
                importId,
                failed == 0,
                results.size() - failed - duplicates,
                failed,
                duplicates,
                count(results, RowResult.Created.class),
                count(results, RowResult.Updated.class),
                count(results, RowResult.Unchanged.class),
                file.encoding(),
                String.valueOf(file.separator()),
                errors);
    }

    ImportReport withErrors(List<RowError> found) {
        return new ImportReport(
                importId, ok, success, failed, duplicates, created, updated, unchanged, encoding, separator, found);
    }

    private static long count(List<RowResult> results, Class<? extends RowResult> type) {
        return results.stream().filter(type::isInstance).count();
    }
}
