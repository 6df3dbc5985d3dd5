package io.trunkline.provisioning.domain;

import java.util.List;

/// What came of checking a request: the value, or every rule that it broke.
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    /// @param violations at least one, in the order of the request's properties
    record Invalid<T>(List<Violation> violations) implements Checked<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
