package io.trunkline.web.problem;

/// One field of a request that breaks one rule.
///
/// @param field the path of the field in the body (`links[0].weight`), or the name of the parameter or header
/// @param rule  the rule's name, lower case with dashes: `not-blank`, `max`, `type`, `required`, …
/// @param message the rule in words
public record FieldViolation(String field, String rule, String message) {}
