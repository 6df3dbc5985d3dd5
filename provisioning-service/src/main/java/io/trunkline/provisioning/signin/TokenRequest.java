package io.trunkline.provisioning.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form of a request for a token. An API key may also come as HTTP Basic credentials, its id as username.
///
/// @param grantType `client_credentials` or `refresh_token`
/// @param clientId id of the API key
/// @param clientSecret secret of the API key
/// @param refreshToken the latest one of the session
record TokenRequest(
        @JsonProperty("grant_type") String grantType,
        @JsonProperty("client_id") @Nullable String clientId,
        @JsonProperty("client_secret") @Nullable String clientSecret,
        @JsonProperty("refresh_token") @Nullable String refreshToken) {
    private static final String BASIC = "Basic ";
    private static final int MAX_LENGTH = 200;

    /// @throws ProblemException if a field is missing or too long
    static TokenRequest of(Map<String, String> form, @Nullable String authorization) {
        form.forEach((name, value) -> {
            if (value.length() > MAX_LENGTH) {
                throw invalid(name + " has more than " + MAX_LENGTH + " characters");
            }
        });
        var request = new TokenRequest(
                form.getOrDefault("grant_type", ""),
                form.get("client_id"),
                form.get("client_secret"),
                form.get("refresh_token"));
        return authorization == null || !authorization.startsWith(BASIC)
                ? request
                : request.withBasic(authorization.substring(BASIC.length()));
    }

    /// Id and secret are encoded as in a form (RFC 6749 §2.3.1).
    private TokenRequest withBasic(String credentials) {
        try {
            var decoded = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            var parts = decoded.split(":", 2);
            return new TokenRequest(
                    grantType, decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "", refreshToken);
        } catch (IllegalArgumentException _) {
            throw invalid("the header Authorization has no valid Basic credentials");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String requiredRefreshToken() {
        return required("refresh_token", refreshToken);
    }

    String requiredClientId() {
        return required("client_id", clientId);
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
