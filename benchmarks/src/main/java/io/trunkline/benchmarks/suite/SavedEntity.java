package io.trunkline.benchmarks.suite;

/// An entity whose creation was acknowledged.
///
/// @param path   of the entity
/// @param field  the field that was set to the value
public record SavedEntity(String service, String path, String field, String value) {
    /// The list that contains it.
    public String kind() {
        return service + path.substring(0, path.lastIndexOf('/'));
    }
}
