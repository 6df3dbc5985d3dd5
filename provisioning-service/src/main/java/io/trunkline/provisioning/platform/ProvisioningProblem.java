package io.trunkline.provisioning.platform;

import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The problem codes of this service.
public enum ProvisioningProblem implements ProblemCode {
    SIGN_IN_FAILED("auth.login-failed", HttpStatus.UNAUTHORIZED, "Wrong username or password"),
    SIGN_IN_THROTTLED("auth.login-throttled", HttpStatus.TOO_MANY_REQUESTS, "Too many failed sign-ins"),
    REFRESH_TOKEN_INVALID("auth.refresh-token-invalid", HttpStatus.BAD_REQUEST, "The refresh token is not valid"),
    API_KEY_REFUSED("auth.api-key-refused", HttpStatus.UNAUTHORIZED, "The API key is not valid"),
    SCOPE_REFUSED("auth.scope-refused", HttpStatus.BAD_REQUEST, "The token cannot have this scope"),
    GRANT_TYPE_UNSUPPORTED("auth.grant-type-unsupported", HttpStatus.BAD_REQUEST, "The grant type is not supported"),
    EXTERNAL_ISSUER("auth.external-issuer", HttpStatus.FORBIDDEN, "Users sign in at an external issuer"),
    TENANT_NAME_TAKEN("tenant.name-taken", HttpStatus.CONFLICT, "Another tenant has this name"),
    TENANT_LIMIT_OUT_OF_RANGE("tenant.limit-out-of-range", HttpStatus.BAD_REQUEST, "The limit is out of range"),
    TENANT_DESTINATION_INVALID("tenant.destination-invalid", HttpStatus.BAD_REQUEST, "Not a valid number prefix"),
    TENANT_IN_USE("tenant.in-use", HttpStatus.CONFLICT, "The tenant still has users or campaigns"),
    USER_NAME_TAKEN("user.username-taken", HttpStatus.CONFLICT, "Another user has this username"),
    USER_TENANT_MISMATCH("user.tenant-mismatch", HttpStatus.BAD_REQUEST, "The role requires a tenant, or excludes one"),
    USER_PASSWORD_WEAK("user.password-weak", HttpStatus.BAD_REQUEST, "The password is too short or too long"),
    USER_PASSWORD_WRONG("user.password-wrong", HttpStatus.BAD_REQUEST, "The current password is wrong"),
    USER_PASSWORD_UNCHANGED("user.password-unchanged", HttpStatus.BAD_REQUEST, "The new password is the current one"),
    USER_SELF_LOCKOUT("user.self", HttpStatus.CONFLICT, "You cannot revoke your own access"),
    CARRIER_UNKNOWN("carrier.unknown", HttpStatus.UNPROCESSABLE_CONTENT, "There is no such carrier"),
    CARRIER_NAME_TAKEN("carrier.name-taken", HttpStatus.CONFLICT, "Another carrier has this name"),
    CARRIER_PREFIX_TAKEN("carrier.prefix-taken", HttpStatus.CONFLICT, "Another carrier has this dial prefix"),
    CARRIER_REGISTRATION_TAKEN(
            "carrier.registration-taken", HttpStatus.CONFLICT, "Another carrier has the same registration"),
    CARRIER_TRUNK_TYPE_UNSUPPORTED(
            "carrier.trunk-type-unsupported", HttpStatus.BAD_REQUEST, "This trunk type is not supported"),
    CARRIER_HOST_INVALID("carrier.host-invalid", HttpStatus.BAD_REQUEST, "Not a valid host name or IP address"),
    CARRIER_PORT_OUT_OF_RANGE("carrier.port-out-of-range", HttpStatus.BAD_REQUEST, "The port is out of range"),
    CARRIER_CIDR_INVALID("carrier.cidr-invalid", HttpStatus.BAD_REQUEST, "Not a valid IP address or CIDR block"),
    CARRIER_REGISTRATION_INCOMPLETE(
            "carrier.registration-incomplete",
            HttpStatus.BAD_REQUEST,
            "A registration requires a username and a password"),
    CARRIER_CREDENTIALS_INCOMPLETE(
            "carrier.credentials-incomplete", HttpStatus.BAD_REQUEST, "A password requires a username"),
    CARRIER_PREFIX_INVALID("carrier.prefix-invalid", HttpStatus.BAD_REQUEST, "The dial prefix must be 1 to 10 digits"),
    CARRIER_DIAL_TIMEOUT_OUT_OF_RANGE(
            "carrier.dial-timeout-out-of-range", HttpStatus.BAD_REQUEST, "The dial timeout is out of range"),
    CARRIER_PRIORITY_OUT_OF_RANGE(
            "carrier.priority-out-of-range", HttpStatus.BAD_REQUEST, "The priority is out of range"),
    CARRIER_LIMIT_OUT_OF_RANGE("carrier.limit-out-of-range", HttpStatus.BAD_REQUEST, "The limit is out of range"),
    CARRIER_FAILOVER_INVALID(
            "carrier.failover-invalid", HttpStatus.BAD_REQUEST, "The failover table has an invalid row"),
    CARRIER_OUTBOUND_PROXY_INVALID(
            "carrier.outbound-proxy-invalid", HttpStatus.BAD_REQUEST, "Not a valid outbound proxy"),
    CARRIER_EXTERNAL_ID_TAKEN("carrier.external-id-taken", HttpStatus.CONFLICT, "Another carrier has this external id"),
    CARRIER_PRESET_UNKNOWN("carrier.preset-unknown", HttpStatus.UNPROCESSABLE_CONTENT, "No such preset"),
    CARRIER_HAS_PREFIX("carrier.has-prefix", HttpStatus.CONFLICT, "The carrier has another dial prefix"),
    CARRIER_IN_USE("carrier.in-use", HttpStatus.CONFLICT, "Active campaigns use the carrier"),
    CLIENT_NAME_TAKEN("client.name-taken", HttpStatus.CONFLICT, "Another client has this name"),
    CLIENT_USERNAME_TAKEN("client.username-taken", HttpStatus.CONFLICT, "Another endpoint has this username"),
    CLIENT_USERNAME_CANNOT_CHANGE(
            "client.username-fixed", HttpStatus.BAD_REQUEST, "The username of a client cannot be changed"),
    CLIENT_IN_USE("client.in-use", HttpStatus.CONFLICT, "The client is linked to a campaign"),
    CLIENT_HOST_INVALID("client.host-invalid", HttpStatus.BAD_REQUEST, "Not a valid host name or IP address"),
    CLIENT_PORT_OUT_OF_RANGE("client.port-out-of-range", HttpStatus.BAD_REQUEST, "The port is out of range"),
    CLIENT_LIMIT_OUT_OF_RANGE("client.limit-out-of-range", HttpStatus.BAD_REQUEST, "The limit is out of range"),
    ENDPOINT_TEST_RUNNING("endpoint.test-running", HttpStatus.CONFLICT, "A test is running"),
    ENDPOINT_NO_NODE("endpoint.no-node", HttpStatus.SERVICE_UNAVAILABLE, "No node is known"),
    TEST_STREAMS_OF_USER(
            "endpoint.too-many-streams", HttpStatus.TOO_MANY_REQUESTS, "You have too many open streams of tests"),
    TEST_STREAMS_FULL(
            "endpoint.streams-full", HttpStatus.SERVICE_UNAVAILABLE, "The service has too many open streams of tests"),
    ENDPOINT_CODEC_UNKNOWN("endpoint.codec-unknown", HttpStatus.BAD_REQUEST, "Unknown codec"),
    ENDPOINT_SETTING_UNKNOWN("endpoint.setting-unknown", HttpStatus.BAD_REQUEST, "Unknown or forbidden setting"),
    ENDPOINT_SETTING_INVALID("endpoint.setting-invalid", HttpStatus.BAD_REQUEST, "Invalid value for this setting"),
    PASSWORD_KEY_NOT_DISTRIBUTED(
            "password-key.not-distributed", HttpStatus.CONFLICT, "realtime-writer does not have the new key"),
    PASSWORD_KEY_UNCONFIRMED(
            "password-key.unconfirmed",
            HttpStatus.SERVICE_UNAVAILABLE,
            "It is not known whether realtime-writer has the new key"),
    PASSWORD_KEYSET_READ_ONLY(
            "password-key.read-only", HttpStatus.CONFLICT, "The file with the keys cannot be written"),
    PASSWORD_KEY_IN_USE("password-key.in-use", HttpStatus.CONFLICT, "Passwords need the key"),
    DIALPLAN_LINE_TAKEN("dialplan.line-taken", HttpStatus.CONFLICT, "This extension and priority is already in use"),
    DIALPLAN_CONTEXT_NOT_ALLOWED(
            "dialplan.context-not-allowed", HttpStatus.BAD_REQUEST, "Lines are not allowed in this context"),
    DIALPLAN_EXTEN_INVALID("dialplan.exten-invalid", HttpStatus.BAD_REQUEST, "Not a valid extension or pattern"),
    DIALPLAN_EXTEN_RESERVED(
            "dialplan.exten-reserved", HttpStatus.BAD_REQUEST, "The extension is reserved for dial prefixes"),
    DIALPLAN_APP_NOT_ALLOWED("dialplan.app-not-allowed", HttpStatus.BAD_REQUEST, "This application is not allowed"),
    DIALPLAN_APPDATA_INVALID(
            "dialplan.appdata-invalid", HttpStatus.BAD_REQUEST, "Invalid arguments for this application");

    private final ProblemType type;

    ProvisioningProblem(String code, HttpStatus status, String title) {
        this.type = new ProblemType(code, status, title);
    }

    @Override
    public ProblemType type() {
        return type;
    }

    /// The problem code of a rule; empty for rules that have none and are reported as `request.invalid`.
    static Optional<ProblemCode> findByRule(String rule) {
        return Arrays.stream(values())
                .filter(problem -> problem.code().equals(rule))
                .<ProblemCode>map(problem -> problem)
                .findFirst();
    }

    @Override
    public @Nullable Duration retryAfter() {
        return this == SIGN_IN_THROTTLED ? Duration.ofMinutes(1) : null;
    }
}
