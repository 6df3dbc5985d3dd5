package io.trunkline.testkit.access;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.openapi.GoldenDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who may call an operation. The description has it from the service's table of access rules.
///
/// @param method in upper case
/// @param path with variables, such as `/api/v1/dids/{id}`
/// @param roles empty for a public operation
/// @param scope what an API key needs, null if no API key may call the operation
record OperationAccess(
        String method,
        String path,
        String summary,
        List<String> roles,
        @Nullable String scope,
        boolean isStream) {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /// All operations of a service, sorted by path.
    static List<OperationAccess> ofService(RestClient service) {
        var all = new ArrayList<OperationAccess>();
        GoldenDescription.serve(service)
                .get("paths")
                .forEachEntry(
                        (path, item) -> item.forEachEntry((method, operation) -> all.add(of(method, path, operation))));
        all.sort(Comparator.comparing(OperationAccess::path)
                .thenComparing(operation -> METHODS.indexOf(operation.method())));
        return all;
    }

    private static OperationAccess of(String method, String path, JsonNode operation) {
        return new OperationAccess(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.get("summary").asString(),
                operation.get("x-roles").valueStream().map(JsonNode::asString).toList(),
                operation.at("/security/0/bearer/0").asString(null),
                operation.at("/responses/200/content").has("text/event-stream"));
    }

    boolean isPublic() {
        return roles.isEmpty();
    }

    /// Whether the path has a variable, usually the id of a row.
    boolean hasVariable() {
        return path.contains("{");
    }

    /// Whether this is the operation of a request.
    boolean isCalledBy(String requestMethod, String requestPath) {
        return method.equals(requestMethod) && requestPath.matches(path.replaceAll("\\{[^/]+}", "[^/]+"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
