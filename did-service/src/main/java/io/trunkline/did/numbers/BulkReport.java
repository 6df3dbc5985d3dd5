package io.trunkline.did.numbers;

import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of each number of a request.
///
/// @param results in the order of the request
record BulkReport(long updated, long unchanged, long failed, List<BulkResult> results) {
    static final String UPDATED = "updated";
    static final String UNCHANGED = "unchanged";
    static final String FAILED = "failed";

    static BulkReport of(List<BulkResult> results) {
        return new BulkReport(count(results, UPDATED), count(results, UNCHANGED), count(results, FAILED), results);
    }

    private static long count(List<BulkResult> results, String result) {
        return results.stream().filter(row -> row.result().equals(result)).count();
    }

    /// @param result `updated`, `unchanged` or `failed`
    /// @param version of the number; null if it failed
    /// @param code of the problem; null if it did not fail
    /// @param error a sentence; null if it did not fail
    record BulkResult(
            UUID id,
            String result,
            @Nullable Long version,
            @Nullable String code,
            @Nullable String error) {
        static BulkResult failed(UUID id, ProblemException problem) {
            return new BulkResult(id, FAILED, null, problem.code().code(), problem.detail());
        }
    }
}
