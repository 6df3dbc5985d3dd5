package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.AdvancedSettingRules;
import io.trunkline.provisioning.endpoints.domain.EndpointIdRules;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.endpoints.domain.MediaRules;
import io.trunkline.provisioning.endpoints.domain.SipCredentialRules;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Limit;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import io.trunkline.telephony.ids.EndpointId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Validates a client draft and reports every violation.
public final class ClientRules {
    private static final Range PORT = new Range(1, 65_535, 5_060);
    private static final Range QUALIFY = new Range(0, 3_600, 30);
    private static final Limit CONCURRENCY = new Limit(1, 10_000);
    private static final Limit CALLS = new Limit(0, 1_000_000_000);
    private static final long MAX_TOTAL = 1_000_000_000_000L;
    private static final String LIMIT_RULE = "client.limit-out-of-range";
    private static final int MIN_PASSWORD_LENGTH = 12;

    private ClientRules() {}

    /// @param currentId the endpoint id of the client to be replaced; empty for a new client
    public static ValidationResult<ClientSettings> check(ClientDraft draft, Optional<EndpointId> currentId) {
        var violations = new Violations();
        var name = violations.requiredName("name", draft.name());
        var description = violations.optionalText("description", draft.description(), 2_000);
        var status = violations.oneOfOrDefault("status", draft.status(), ClientStatus.ACTIVE);
        var mode = violations.oneOfOrDefault("mode", draft.mode(), ClientMode.REGISTERS);
        var host = mode == ClientMode.FIXED ? checkHost(draft, violations) : Optional.<Host>empty();
        var port = violations.numberInRange("port", draft.port(), PORT, "client.port-out-of-range");
        checkFieldsOfMode(draft, mode, violations);
        checkUsername(draft.username(), currentId, violations);
        checkPassword(draft.password(), violations);
        violations.require(
                currentId.isEmpty() || mode == ClientMode.FIXED || !(draft.password() instanceof SecretUpdate.Remove),
                "password",
                "required",
                "must not be null, because a client that registers needs one");
        var codecs = MediaRules.checkCodecs(draft.codecs(), violations);
        var dtmfMode = MediaRules.checkDtmfMode(draft.dtmfMode(), violations);
        var qualify = violations.numberInRange("qualifySeconds", draft.qualifySeconds(), QUALIFY, "range");
        var advanced = AdvancedSettingRules.check("advancedSettings", draft.advancedSettings(), violations);
        var maxConcurrency =
                violations.optionalLimit("maxConcurrency", draft.maxConcurrency(), CONCURRENCY, LIMIT_RULE);
        var caps = checkCaps(draft, violations);
        return violations.result(() -> new ClientSettings(
                name,
                description,
                status,
                mode,
                host.map(value -> new ClientSettings.Address(value, port)),
                codecs,
                dtmfMode,
                Duration.ofSeconds(qualify),
                advanced,
                maxConcurrency,
                caps));
    }

    private static ClientCaps checkCaps(ClientDraft draft, Violations violations) {
        Long total = draft.totalCallsAllowed();
        violations.require(
                total == null || total >= 0 && total <= MAX_TOTAL,
                "totalCallsAllowed",
                LIMIT_RULE,
                "must be between 0 and " + MAX_TOTAL + ", or absent for no limit");
        return new ClientCaps(
                total,
                violations.optionalLimit("dailyCap", draft.dailyCap(), CALLS, LIMIT_RULE),
                violations.optionalLimit("weeklyCap", draft.weeklyCap(), CALLS, LIMIT_RULE),
                violations.optionalLimit("monthlyCap", draft.monthlyCap(), CALLS, LIMIT_RULE),
                HoursRules.check(draft.timeZone(), draft.openingHours(), violations));
    }

    private static Optional<Host> checkHost(ClientDraft draft, Violations violations) {
        var host = Host.parse(draft.host() == null ? "" : draft.host());
        violations.require(
                host.isPresent(),
                "host",
                "client.host-invalid",
                "must be a host name or an IP address, without spaces, scheme or port");
        return host;
    }

    private static void checkFieldsOfMode(ClientDraft draft, ClientMode mode, Violations violations) {
        var message = "must be absent with mode " + (mode == ClientMode.FIXED ? "fixed" : "registers");
        if (mode == ClientMode.REGISTERS) {
            violations.require(isBlank(draft.host()), "host", "mode", message);
            violations.require(draft.port() == null, "port", "mode", message);
        } else {
            violations.require(isBlank(draft.username()), "username", "mode", message);
            violations.require(!(draft.password() instanceof SecretUpdate.Replace), "password", "mode", message);
        }
    }

    private static void checkUsername(@Nullable String text, Optional<EndpointId> currentId, Violations violations) {
        if (text == null || text.isBlank()) {
            return;
        }
        violations.require(
                EndpointIdRules.parse(text).isPresent(),
                "username",
                "pattern",
                "must be 1 to 40 characters of a-z, 0-9 and -, and not a reserved name");
        violations.require(
                currentId.isEmpty() || currentId.get().value().equals(text),
                "username",
                "client.username-fixed",
                "must stay the same: create another client instead");
    }

    /// With its password a client can place calls from anywhere, so short ones are rejected.
    private static void checkPassword(SecretUpdate password, Violations violations) {
        SipCredentialRules.checkPassword("password", password, violations);
        violations.require(
                !(password instanceof SecretUpdate.Replace(var text)) || text.length() >= MIN_PASSWORD_LENGTH,
                "password",
                "size",
                "must have at least " + MIN_PASSWORD_LENGTH + " characters, or be absent to have one generated");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
