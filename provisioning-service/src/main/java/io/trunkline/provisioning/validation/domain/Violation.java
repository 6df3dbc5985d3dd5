package io.trunkline.provisioning.validation.domain;

/// One broken rule of a request.
///
/// @param field the property as the caller wrote it, with an index where it is a list: `cidrs[2]`
/// @param rule the permanent name of the rule; where the rule is a problem of its own, that problem's code
/// @param message what to do about it, for a person; never repeats a secret
public record Violation(String field, String rule, String message) {}
