package io.trunkline.provisioning.validation.domain;

import java.util.List;

/// The result of validating a request: the valid value, or all violations.
public sealed interface ValidationResult<T> {

    record Valid<T>(T value) implements ValidationResult<T> {}

    /// @param violations at least one, in the order in which they were found
    record Invalid<T>(List<Violation> violations) implements ValidationResult<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
