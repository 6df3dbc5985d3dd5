package io.trunkline.routing.campaigns;

import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/// Compares If-Match with the version of a part that PUT adds or replaces.
final class PartVersions {
    private PartVersions() {}

    /// @param version null if the campaign does not have the part
    /// @throws io.trunkline.web.problem.ProblemException if If-Match names another version, or a version of a part
    ///     that has been removed
    static void require(IfMatch match, @Nullable Long version) {
        if (version != null) {
            match.require(version);
        } else if (match.tags().isPresent()) {
            throw CommonProblem.PRECONDITION_FAILED.problem("The campaign no longer has it; omit If-Match to add it");
        }
    }
}
