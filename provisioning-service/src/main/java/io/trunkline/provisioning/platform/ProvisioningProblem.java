package io.trunkline.provisioning.platform;

import io.trunkline.web.problem.ProblemCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The refusals of this service. Described in docs/errors.md, section provisioning-service.
public enum ProvisioningProblem implements ProblemCode {
    SIGN_IN_FAILED("auth.login-failed", HttpStatus.UNAUTHORIZED, "Username or password is wrong"),
    SIGN_IN_THROTTLED("auth.login-throttled", HttpStatus.TOO_MANY_REQUESTS, "Too many failed logins"),
    TENANT_NAME_TAKEN("tenant.name-taken", HttpStatus.CONFLICT, "Another tenant has this name"),
    TENANT_LIMIT_OUT_OF_RANGE("tenant.limit-out-of-range", HttpStatus.BAD_REQUEST, "The limit is out of range"),
    TENANT_DESTINATION_INVALID(
            "tenant.destination-invalid", HttpStatus.BAD_REQUEST, "This is not the beginning of a number"),
    TENANT_IN_USE("tenant.in-use", HttpStatus.CONFLICT, "The tenant still has users or campaigns"),
    USER_NAME_TAKEN("user.username-taken", HttpStatus.CONFLICT, "Another user has this username"),
    USER_TENANT_MISMATCH("user.tenant-mismatch", HttpStatus.BAD_REQUEST, "Role and tenant do not go together"),
    USER_TENANT_UNKNOWN("user.tenant-unknown", HttpStatus.BAD_REQUEST, "There is no such tenant"),
    USER_PASSWORD_WEAK("user.password-weak", HttpStatus.BAD_REQUEST, "The password is too short or too long"),
    USER_PASSWORD_WRONG("user.password-wrong", HttpStatus.BAD_REQUEST, "The current password is wrong"),
    USER_SELF_LOCKOUT("user.self", HttpStatus.CONFLICT, "Nobody ends their own access"),
    CARRIER_NAME_TAKEN("carrier.name-taken", HttpStatus.CONFLICT, "Another carrier has this name"),
    CARRIER_PREFIX_TAKEN("carrier.prefix-taken", HttpStatus.CONFLICT, "Another carrier has this dial prefix"),
    CARRIER_REGISTRATION_TAKEN(
            "carrier.registration-taken", HttpStatus.CONFLICT, "Another carrier registers so with that server"),
    CARRIER_TRUNK_TYPE_UNSUPPORTED(
            "carrier.trunk-type-unsupported", HttpStatus.BAD_REQUEST, "This trunk type cannot be used yet"),
    CARRIER_HOST_INVALID("carrier.host-invalid", HttpStatus.BAD_REQUEST, "The host is neither a name nor an address"),
    CARRIER_PORT_OUT_OF_RANGE("carrier.port-out-of-range", HttpStatus.BAD_REQUEST, "The port is out of range"),
    CARRIER_CIDR_INVALID("carrier.cidr-invalid", HttpStatus.BAD_REQUEST, "Not an address or a block of them"),
    CARRIER_REGISTRATION_INCOMPLETE(
            "carrier.registration-incomplete", HttpStatus.BAD_REQUEST, "Registering needs a username and a password"),
    CARRIER_CREDENTIALS_INCOMPLETE(
            "carrier.credentials-incomplete", HttpStatus.BAD_REQUEST, "A password needs a username"),
    CARRIER_PREFIX_INVALID("carrier.prefix-invalid", HttpStatus.BAD_REQUEST, "The dial prefix is not 1 to 10 digits"),
    CARRIER_DIAL_TIMEOUT_OUT_OF_RANGE(
            "carrier.dial-timeout-out-of-range", HttpStatus.BAD_REQUEST, "The dial timeout is out of range"),
    CARRIER_PRIORITY_OUT_OF_RANGE(
            "carrier.priority-out-of-range", HttpStatus.BAD_REQUEST, "The priority is out of range"),
    CARRIER_LIMIT_OUT_OF_RANGE("carrier.limit-out-of-range", HttpStatus.BAD_REQUEST, "The limit is out of range"),
    CARRIER_FAILOVER_INVALID(
            "carrier.failover-invalid", HttpStatus.BAD_REQUEST, "A line of the failover table cannot be read"),
    CLIENT_NAME_TAKEN("client.name-taken", HttpStatus.CONFLICT, "Another client has this name"),
    CLIENT_USERNAME_TAKEN("client.username-taken", HttpStatus.CONFLICT, "Another endpoint has this username"),
    CLIENT_USERNAME_CANNOT_CHANGE(
            "client.username-fixed", HttpStatus.BAD_REQUEST, "A client's username does not change"),
    CLIENT_IN_USE("client.in-use", HttpStatus.CONFLICT, "A campaign still links the client"),
    CLIENT_HOST_INVALID("client.host-invalid", HttpStatus.BAD_REQUEST, "The host is neither a name nor an address"),
    CLIENT_PORT_OUT_OF_RANGE("client.port-out-of-range", HttpStatus.BAD_REQUEST, "The port is out of range"),
    ENDPOINT_CODEC_UNKNOWN("endpoint.codec-unknown", HttpStatus.BAD_REQUEST, "Asterisk has no such codec"),
    ENDPOINT_SETTING_UNKNOWN("endpoint.setting-unknown", HttpStatus.BAD_REQUEST, "This setting is not allowed"),
    ENDPOINT_SETTING_INVALID("endpoint.setting-invalid", HttpStatus.BAD_REQUEST, "The setting has no such value"),
    DIALPLAN_LINE_TAKEN("dialplan.line-taken", HttpStatus.CONFLICT, "Another line has this place in the dialplan"),
    DIALPLAN_CONTEXT_NOT_ALLOWED(
            "dialplan.context-not-allowed", HttpStatus.BAD_REQUEST, "Lines cannot be made in this context"),
    DIALPLAN_EXTEN_INVALID("dialplan.exten-invalid", HttpStatus.BAD_REQUEST, "Not a number or bracket-free pattern"),
    DIALPLAN_EXTEN_RESERVED(
            "dialplan.exten-reserved", HttpStatus.BAD_REQUEST, "Carriers' dial prefixes make this form"),
    DIALPLAN_APP_NOT_ALLOWED("dialplan.app-not-allowed", HttpStatus.BAD_REQUEST, "This application is not allowed"),
    DIALPLAN_APPDATA_INVALID(
            "dialplan.appdata-invalid", HttpStatus.BAD_REQUEST, "The application takes no such arguments");

    private final String code;
    private final HttpStatus status;
    private final String title;

    ProvisioningProblem(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /// The problem that a broken rule is by itself; empty for rules that are only named in the list of errors.
    static Optional<ProblemCode> findByRule(String rule) {
        return Arrays.stream(values())
                .filter(problem -> problem.code.equals(rule))
                .<ProblemCode>map(problem -> problem)
                .findFirst();
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public @Nullable Duration retryAfter() {
        return this == SIGN_IN_THROTTLED ? Duration.ofMinutes(1) : null;
    }
}
