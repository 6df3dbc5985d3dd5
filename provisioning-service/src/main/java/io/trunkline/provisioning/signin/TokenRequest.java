package io.trunkline.provisioning.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.problem.StorableText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The form of a request for a token (RFC 6749). An API key may also come as HTTP Basic credentials, its id as
/// username. A parameter without a value counts as absent.
///
/// @param grantType `client_credentials` or `refresh_token`
/// @param clientId id of the API key; its secret alone is enough
/// @param clientSecret secret of the API key
/// @param refreshToken the latest one of the session
/// @param scope what the token of an API key is limited to, separated by spaces; without it, all that the key has
record TokenRequest(
        @JsonProperty("grant_type") String grantType,
        @JsonProperty("client_id") @Nullable String clientId,
        @JsonProperty("client_secret") @Nullable String clientSecret,
        @JsonProperty("refresh_token") @Nullable String refreshToken,
        @Nullable String scope) {
    private static final int MAX_LENGTH = 200;
    private static final int MAX_LENGTH_OF_SCOPE = 2_000;

    /// @throws ProblemException if a parameter is missing, too long or given twice
    static TokenRequest of(MultiValueMap<String, String> form, @Nullable String authorization) {
        form.forEach(TokenRequest::checkValues);
        var values = form.toSingleValueMap();
        var request = new TokenRequest(
                required("grant_type", values.get("grant_type")),
                given(values, "client_id"),
                given(values, "client_secret"),
                given(values, "refresh_token"),
                given(values, "scope"));
        return authorization != null && isBasic(authorization)
                ? request.withBasic(authorization.substring("Basic ".length()))
                : request;
    }

    /// Whether a header has HTTP Basic credentials. The name of the scheme may have any case (RFC 9110 §11.1).
    static boolean isBasic(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    private static void checkValues(String name, List<String> values) {
        if (values.size() > 1) {
            throw invalid(name + " must be given only once");
        }
        var value = values.getFirst();
        int limit = name.equals("scope") ? MAX_LENGTH_OF_SCOPE : MAX_LENGTH;
        if (value != null && value.length() > limit) {
            throw invalid(name + " has more than " + limit + " characters");
        }
        if (value != null && !StorableText.isStorable(value)) {
            throw invalid(name + " has a character that is not allowed");
        }
    }

    private static @Nullable String given(Map<String, String> values, String name) {
        var value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// Id and secret are encoded as in a form (RFC 6749 §2.3.1). A request has its credentials in one place, but
    /// may repeat the id.
    private TokenRequest withBasic(String credentials) {
        var parts = decodeBasic(credentials);
        var id = parts[0];
        if (clientSecret != null) {
            throw invalid("client_secret must not be given with the header Authorization");
        }
        if (clientId != null && !clientId.equals(id)) {
            throw invalid("client_id is not the one in the header Authorization");
        }
        return new TokenRequest(grantType, id, parts.length == 2 ? parts[1] : "", refreshToken, scope);
    }

    private static String[] decodeBasic(String credentials) {
        try {
            var decoded = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            var parts = decoded.split(":", 2);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = URLDecoder.decode(parts[i], StandardCharsets.UTF_8);
            }
            return parts;
        } catch (IllegalArgumentException _) {
            throw invalid("the header Authorization has no valid Basic credentials");
        }
    }

    /// Empty if the request does not limit them.
    Set<String> scopes() {
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.split(" "))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    String requiredRefreshToken() {
        return required("refresh_token", refreshToken);
    }

    String requiredClientSecret() {
        return required("client_secret", clientSecret);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw invalid(name + " is required");
        }
        return value;
    }

    private static ProblemException invalid(String detail) {
        return CommonProblem.INVALID.problem(detail, Map.of("error", "invalid_request"));
    }

    /// Leaves out the secrets, so that they never get into a log.
    @Override
    public String toString() {
        return "TokenRequest[grantType=" + grantType + "]";
    }
}
