package io.trunkline.testkit.access;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls every operation of a service as every kind of caller. The roles and scopes of the service's access rules,
/// which its OpenAPI description lists, decide which status is expected: 401, 403, or another one.
///
/// Each request has an invalid body and an invalid parameter, so it changes nothing, and a service that reads them
/// before it decides about access answers 400 where 401 or 403 is expected.
public final class AccessMatrix {
    private static final String INVALID_PARAMETER = "?limit=%00";
    private static final String INVALID_BODY = "{";

    /// The tokens of all kinds of callers.
    ///
    /// @param sellerOfB of another tenant than `sellerOfA`
    /// @param apiKey the token of an API key with the role admin and the given scopes, separated by spaces
    public record Callers(
            String expired,
            String sellerOfA,
            String sellerOfB,
            String staff,
            String admin,
            UnaryOperator<String> apiKey) {
        public static Callers of(TestTokens tokens) {
            return new Callers(
                    tokens.expired(),
                    tokens.seller(UUID.randomUUID()),
                    tokens.seller(UUID.randomUUID()),
                    tokens.staff(),
                    tokens.admin(),
                    tokens::apiKey);
        }
    }

    private final RestClient service;
    private final List<OperationAccess> operations;
    private final List<String> failures = new ArrayList<>();
    private int requests;

    private AccessMatrix(RestClient service) {
        this.service = service;
        this.operations = OperationAccess.ofService(service);
    }

    /// Each answer that is not as expected.
    public static List<String> failures(RestClient service, Callers callers) {
        var matrix = new AccessMatrix(service);
        matrix.operations.forEach(operation -> matrix.check(operation, callers));
        System.out.println("access: " + matrix.operations.size() + " operations, " + matrix.requests + " requests");
        return matrix.failures;
    }

    private void check(OperationAccess operation, Callers callers) {
        check(operation, "no token", null, 401);
        check(operation, "expired token", callers.expired(), 401);
        Map.of(
                        "seller of A", callers.sellerOfA(),
                        "seller of B", callers.sellerOfB())
                .forEach((name, token) -> check(operation, name, token, statusForRole(operation, "seller")));
        check(operation, "staff", callers.staff(), statusForRole(operation, "staff"));
        check(operation, "admin", callers.admin(), statusForRole(operation, "admin"));
        check(operation, "API key with other scopes", callers.apiKey().apply(scopesExcept(operation.scope())), 403);
        check(
                operation,
                "API key with the scope",
                callers.apiKey().apply(Objects.requireNonNullElseGet(operation.scope(), () -> scopesExcept(null))),
                operation.scope() == null ? 403 : statusForRole(operation, "admin"));
    }

    /// @return 0 for any other status than 401 and 403
    private static int statusForRole(OperationAccess operation, String role) {
        return operation.roles().contains(role) ? 0 : 403;
    }

    private String scopesExcept(@Nullable String scope) {
        return operations.stream()
                .map(OperationAccess::scope)
                .filter(other -> other != null && !other.equals(scope))
                .distinct()
                .collect(Collectors.joining(" ", "other:read ", ""));
    }

    private void check(OperationAccess operation, String caller, @Nullable String token, int forProtected) {
        int expected = operation.isPublic() ? 0 : forProtected;
        var answer = service.withToken(token)
                .send(
                        operation.method(),
                        operation
                                        .path()
                                        .replaceAll(
                                                "\\{[^/]+}", UUID.randomUUID().toString())
                                + INVALID_PARAMETER,
                        operation.method().equals("GET") ? null : INVALID_BODY);
        int status = answer.statusCode();
        boolean isRefused = status == 401 || status == 403;
        requests++;
        if (expected == 0 ? isRefused : status != expected) {
            failures.add(operation + " as " + caller + ": " + status + " instead of "
                    + (expected == 0 ? "access" : expected) + " " + answer.body());
        }
    }
}
