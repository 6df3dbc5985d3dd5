package io.trunkline.provisioning.validation.domain;

/// A rule that a request violates.
///
/// @param field the path of the property, such as `cidrs[2]`
/// @param rule the permanent name of the rule, or the code of the problem that reports it
/// @param message the end of a sentence that starts with the field, such as `must be between 1 and 65535`; never
///     contains a secret
public record Violation(String field, String rule, String message) {}
