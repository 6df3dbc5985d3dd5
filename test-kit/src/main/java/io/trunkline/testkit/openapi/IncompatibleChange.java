package io.trunkline.testkit.openapi;

/// A change that breaks a client of the API.
///
/// @param subject the id of the operation, its parameter (`listDids.status`), or the field of a schema
///     (`DidView.number`); UPGRADING.md names it
/// @param change what changed
public record IncompatibleChange(String subject, String change) {
    @Override
    public String toString() {
        return "`" + subject + "`: " + change;
    }
}
