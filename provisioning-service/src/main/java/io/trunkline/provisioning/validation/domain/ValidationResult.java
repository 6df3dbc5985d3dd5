package io.trunkline.provisioning.validation.domain;

import java.util.List;

/// What came of checking a request: the value, or every rule that it broke.
public sealed interface ValidationResult<T> {

    record Valid<T>(T value) implements ValidationResult<T> {}

    /// @param violations at least one, in the order of the request's properties
    record Invalid<T>(List<Violation> violations) implements ValidationResult<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
