package io.trunkline.web;

/// The prefix of all paths of the REST API.
public final class ApiPath {
    /// A version only adds: new paths, optional request fields, response fields.
    public static final String V1 = "/api/v1";

    private ApiPath() {}
}
