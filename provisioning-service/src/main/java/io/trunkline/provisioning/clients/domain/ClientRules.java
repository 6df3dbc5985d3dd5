package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.endpoints.domain.AdvancedSettingRules;
import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.endpoints.domain.MediaRules;
import io.trunkline.provisioning.endpoints.domain.SipCredentialRules;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a draft by the rules of a client, and says every rule that it breaks.
public final class ClientRules {
    private static final Range PORT = new Range(1, 65_535, 5_060);
    private static final Range QUALIFY = new Range(0, 3_600, 30);
    private static final int MIN_PASSWORD_LENGTH = 12;

    private ClientRules() {}

    /// @param fixed the endpoint id of a client that exists already, empty for a new one
    public static ValidationResult<ClientSettings> check(ClientDraft draft, Optional<EndpointId> fixed) {
        var violations = new Violations();
        var name = violations.requiredName("name", draft.name());
        var description = violations.optionalText("description", draft.description(), 2_000);
        var status = violations.oneOfOrDefault("status", draft.status(), ClientStatus.ACTIVE);
        var mode = violations.oneOfOrDefault("mode", draft.mode(), ClientMode.REGISTERS);
        var host = mode == ClientMode.FIXED ? checkHost(draft, violations) : Optional.<Host>empty();
        var port = violations.numberInRange("port", draft.port(), PORT, "client.port-out-of-range");
        checkFieldsOfMode(draft, mode, violations);
        checkUsername(draft.username(), fixed, violations);
        checkPassword(draft.password(), violations);
        var codecs = MediaRules.checkCodecs(draft.codecs(), violations);
        var dtmfMode = MediaRules.checkDtmfMode(draft.dtmfMode(), violations);
        var qualify = violations.numberInRange("qualifySeconds", draft.qualifySeconds(), QUALIFY, "range");
        var advanced = AdvancedSettingRules.check("advancedSettings", draft.advancedSettings(), violations);
        return violations.result(() -> new ClientSettings(
                name,
                description,
                status,
                mode,
                host.map(at -> new ClientSettings.Address(at, port)),
                codecs,
                dtmfMode,
                Duration.ofSeconds(qualify),
                advanced));
    }

    private static Optional<Host> checkHost(ClientDraft draft, Violations violations) {
        var host = Host.parse(draft.host() == null ? "" : draft.host());
        violations.require(
                host.isPresent(),
                "host",
                "client.host-invalid",
                "a host name or an IP address, without spaces, scheme or port");
        return host;
    }

    private static void checkFieldsOfMode(ClientDraft draft, ClientMode mode, Violations violations) {
        var says = "not used by a client whose mode is " + (mode == ClientMode.FIXED ? "fixed" : "registers");
        if (mode == ClientMode.REGISTERS) {
            violations.require(isBlank(draft.host()), "host", "mode", says);
            violations.require(draft.port() == null, "port", "mode", says);
        } else {
            violations.require(isBlank(draft.username()), "username", "mode", says);
            violations.require(isBlank(draft.password()), "password", "mode", says);
        }
    }

    private static void checkUsername(@Nullable String text, Optional<EndpointId> fixed, Violations violations) {
        if (text == null || text.isBlank()) {
            return;
        }
        violations.require(
                EndpointId.parse(text).isPresent(), "username", "pattern", "1 to 40 of a-z, 0-9 and -, not reserved");
        violations.require(
                fixed.isEmpty() || fixed.get().value().equals(text),
                "username",
                "client.username-fixed",
                "what a client registers as cannot be changed; make another client");
    }

    /// A client's password lets calls in from anywhere, so a guessable one is refused.
    private static void checkPassword(@Nullable String password, Violations violations) {
        SipCredentialRules.checkPassword("password", password, violations);
        violations.require(
                password == null || password.isEmpty() || password.length() >= MIN_PASSWORD_LENGTH,
                "password",
                "size",
                "at least " + MIN_PASSWORD_LENGTH + " characters, or none to have one made");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
