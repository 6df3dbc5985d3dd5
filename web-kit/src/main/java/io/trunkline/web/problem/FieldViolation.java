package io.trunkline.web.problem;

/// A field of a request that violates a rule.
///
/// @param field the path of the field in the body (`links[0].weight`), or the name of the parameter or header
/// @param rule  the rule's name in kebab case: `not-blank`, `max`, `type`, `required`, …
/// @param message the rule as a text that follows the field's name, such as "must be between 1 and 65535"
public record FieldViolation(String field, String rule, String message) {}
