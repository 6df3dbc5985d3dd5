package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.domain.Checked;
import io.trunkline.provisioning.domain.Violations;
import io.trunkline.provisioning.domain.Violations.Range;
import io.trunkline.provisioning.endpoints.domain.AdvancedSettings;
import io.trunkline.provisioning.endpoints.domain.Credentials;
import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.endpoints.domain.Media;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a draft by the rules of a client, and says every rule that it breaks.
public final class ClientRules {
    private static final Range PORT = new Range(1, 65_535, 5_060);
    private static final Range QUALIFY = new Range(0, 3_600, 30);
    private static final int PASSWORD_LEAST = 12;

    private ClientRules() {}

    /// @param fixed the endpoint id of a client that exists already, empty for a new one
    public static Checked<ClientSettings> check(ClientDraft draft, Optional<EndpointId> fixed) {
        var violations = new Violations();
        var name = violations.name("name", draft.name());
        var description = violations.text("description", draft.description(), 2_000);
        var status = violations.oneOf("status", draft.status(), ClientStatus.ACTIVE);
        var mode = violations.oneOf("mode", draft.mode(), ClientMode.REGISTERS);
        var host = mode == ClientMode.FIXED ? host(draft, violations) : Optional.<Host>empty();
        var port = violations.number("port", draft.port(), PORT, "client.port-out-of-range");
        onlyWhatTheModeHas(draft, mode, violations);
        username(draft.username(), fixed, violations);
        password(draft.password(), violations);
        var codecs = Media.codecs(draft.codecs(), violations);
        var dtmfMode = Media.dtmfMode(draft.dtmfMode(), violations);
        var qualify = violations.number("qualifySeconds", draft.qualifySeconds(), QUALIFY, "range");
        var advanced = AdvancedSettings.check("advancedSettings", draft.advancedSettings(), violations);
        return violations.checked(() -> new ClientSettings(
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

    private static Optional<Host> host(ClientDraft draft, Violations violations) {
        var host = Host.parse(draft.host() == null ? "" : draft.host());
        violations.unless(
                host.isPresent(),
                "host",
                "client.host-invalid",
                "a host name or an IP address, without spaces, scheme or port");
        return host;
    }

    private static void onlyWhatTheModeHas(ClientDraft draft, ClientMode mode, Violations violations) {
        var says = "not used by a client whose mode is " + (mode == ClientMode.FIXED ? "fixed" : "registers");
        if (mode == ClientMode.REGISTERS) {
            violations.unless(isBlank(draft.host()), "host", "mode", says);
            violations.unless(draft.port() == null, "port", "mode", says);
        } else {
            violations.unless(isBlank(draft.username()), "username", "mode", says);
            violations.unless(isBlank(draft.password()), "password", "mode", says);
        }
    }

    private static void username(@Nullable String text, Optional<EndpointId> fixed, Violations violations) {
        if (text == null || text.isBlank()) {
            return;
        }
        violations.unless(
                EndpointId.parse(text).isPresent(), "username", "pattern", "1 to 40 of a-z, 0-9 and -, not reserved");
        violations.unless(
                fixed.isEmpty() || fixed.get().value().equals(text),
                "username",
                "client.username-fixed",
                "what a client registers as cannot be changed; make another client");
    }

    /// A client's password lets calls in from anywhere, so a guessable one is refused.
    private static void password(@Nullable String password, Violations violations) {
        Credentials.password("password", password, violations);
        violations.unless(
                password == null || password.isEmpty() || password.length() >= PASSWORD_LEAST,
                "password",
                "size",
                "at least " + PASSWORD_LEAST + " characters, or none to have one made");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
