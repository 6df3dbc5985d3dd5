package io.trunkline.web.headers;

import io.trunkline.web.problem.CommonProblem;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The header If-Match (RFC 9110 §13.1.1), compared with the version of a resource. A controller declares it as an
/// argument. Without the header it matches every version.
///
/// @param tags the entity tags with their quotes; empty if the header is absent or `*`
public record IfMatch(Optional<Set<String>> tags) {
    /// The strong entity tag of a version, for the header ETag.
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    public static IfMatch parse(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new IfMatch(Optional.empty());
        }
        return new IfMatch(
                Optional.of(Arrays.stream(header.split(",")).map(String::strip).collect(Collectors.toSet())));
    }

    /// True if a resource with this version may be changed.
    public boolean matches(long version) {
        return tags.isEmpty() || tags.get().contains(etag(version));
    }

    /// @throws ProblemException `precondition.failed` if the resource was changed since the client read it
    public void require(long version) {
        if (matches(version)) {
            return;
        }
        throw CommonProblem.PRECONDITION_FAILED.problem(
                hasWeakTag()
                        ? "If-Match requires a strong entity tag, such as " + etag(version)
                                + " without W/; a proxy may have made it weak"
                        : "The resource is at version " + version + "; read it again and retry");
    }

    private boolean hasWeakTag() {
        return tags.orElse(Set.of()).stream().anyMatch(tag -> tag.startsWith("W/"));
    }
}
