package io.trunkline.routing.campaigns;

import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.FieldFault;
import org.jspecify.annotations.Nullable;

/// A limit that is not enforced is refused, not ignored.
final class Limits {
    private Limits() {}

    static void refuse(@Nullable Integer maxConcurrency, @Nullable Long totalCallsAllowed) {
        if (maxConcurrency != null) {
            throw refused("maxConcurrency");
        }
        if (totalCallsAllowed != null) {
            throw refused("totalCallsAllowed");
        }
    }

    private static RuntimeException refused(String field) {
        return RoutingProblem.LIMIT_NOT_ENFORCED.problem(
                field + " is not enforced yet and cannot be set",
                new FieldFault(field, "not-enforced", "must be absent or null"));
    }
}
