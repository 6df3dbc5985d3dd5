package io.trunkline.routing.campaigns;

import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The result for each number of a request.
///
/// @param unchanged how many the campaign had already
/// @param results in the order of the request, each number once
record AddedDids(long added, long unchanged, long failed, List<AddedDid> results) {
    private static final String ADDED = "added";
    private static final String UNCHANGED = "unchanged";
    private static final String FAILED = "failed";

    static AddedDids of(List<AddedDid> results) {
        return new AddedDids(count(results, ADDED), count(results, UNCHANGED), count(results, FAILED), results);
    }

    private static long count(List<AddedDid> results, String result) {
        return results.stream().filter(row -> row.result().equals(result)).count();
    }

    /// @param result `added`, `unchanged` or `failed`
    /// @param code of the problem; null if it did not fail
    /// @param error a sentence; null if it did not fail
    /// @param campaignId the active campaign that has the number, if it failed because of that
    record AddedDid(
            UUID id,
            String result,
            @Nullable String code,
            @Nullable String error,
            @Nullable UUID campaignId) {
        static AddedDid of(UUID id, boolean hadIt) {
            return new AddedDid(id, hadIt ? UNCHANGED : ADDED, null, null, null);
        }

        static AddedDid failed(UUID id, ProblemException problem) {
            var holder = Optional.ofNullable(problem.extra().get("campaignId"))
                    .map(Object::toString)
                    .map(UUID::fromString);
            return new AddedDid(id, FAILED, problem.code().code(), problem.detail(), holder.orElse(null));
        }
    }
}
