package io.trunkline.provisioning.clients.domain;

import io.trunkline.provisioning.clients.domain.CheckedClient.CheckedEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.endpoints.domain.EndpointIdRules;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.endpoints.domain.SipCredentialRules;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.Violations;
import io.trunkline.provisioning.validation.domain.Violations.Range;
import io.trunkline.telephony.ids.EndpointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Validates the endpoints of a client draft. A draft has either the list `endpoints`, or the fields of one endpoint.
final class EndpointRules {
    private static final int MAX_ENDPOINTS = 10;
    private static final Range PORT = new Range(1, 65_535, 5_060);
    private static final int MIN_PASSWORD_LENGTH = 12;

    private final List<ClientEndpoint> current;
    private final Violations violations;

    /// @param current the endpoints of the client to be replaced; empty for a new client
    EndpointRules(List<ClientEndpoint> current, Violations violations) {
        this.current = current;
        this.violations = violations;
    }

    List<CheckedEndpoint> check(ClientDraft draft) {
        var list = draft.endpoints();
        if (list == null) {
            var id = current.isEmpty() ? null : current.getFirst().id();
            return List.of(check(draft.singleEndpoint(id), ""));
        }
        violations.require(
                !draft.hasFieldsOfSingleEndpoint(),
                "endpoints",
                "one-form",
                "must be absent, or mode, host, port, username and password must be");
        if (list.isEmpty() || list.size() > MAX_ENDPOINTS) {
            violations.add("endpoints", "size", "must have 1 to " + MAX_ENDPOINTS + " endpoints");
            return List.of();
        }
        var checked = new ArrayList<CheckedEndpoint>();
        for (int i = 0; i < list.size(); i++) {
            var endpoint = list.get(i);
            var field = "endpoints[" + i + "]";
            if (endpoint == null) {
                violations.add(field, "required", "must not be null");
            } else {
                checkUnique(endpoint, list.subList(0, i), field);
                var valid = check(endpoint, field + ".");
                checkAddress(valid, checked, field);
                checked.add(valid);
            }
        }
        return checked;
    }

    private void checkUnique(EndpointDraft endpoint, List<@Nullable EndpointDraft> before, String field) {
        var id = endpoint.id();
        if (id != null) {
            violations.require(
                    before.stream().noneMatch(other -> other != null && id.equals(other.id())),
                    field + ".id",
                    "unique",
                    "must not be the id of two endpoints");
        }
    }

    private void checkAddress(CheckedEndpoint endpoint, List<CheckedEndpoint> before, String field) {
        endpoint.address()
                .ifPresent(address -> violations.require(
                        before.stream()
                                .flatMap(other -> other.address().stream())
                                .noneMatch(address::isSameAs),
                        field + ".host",
                        "unique",
                        "must not have the address of another endpoint of the client"));
    }

    /// @param prefix of the names of its fields
    private CheckedEndpoint check(EndpointDraft draft, String prefix) {
        var known = findCurrent(draft.id(), prefix);
        var mode = violations.oneOfOrDefault(prefix + "mode", draft.mode(), ClientMode.REGISTERS);
        var host = mode == ClientMode.FIXED ? checkHost(draft, prefix) : Optional.<Host>empty();
        var port = violations.numberInRange(prefix + "port", draft.port(), PORT, "client.port-out-of-range");
        checkFieldsOfMode(draft, mode, prefix);
        checkUsername(draft.username(), known.map(ClientEndpoint::endpointId), prefix);
        checkPassword(draft.password(), mode, known, prefix);
        return new CheckedEndpoint(
                known,
                mode,
                host.map(value -> new Address(value, port)),
                Optional.ofNullable(draft.username()).flatMap(EndpointIdRules::parse),
                draft.password());
    }

    private Optional<ClientEndpoint> findCurrent(@Nullable UUID id, String prefix) {
        var found = current.stream().filter(one -> one.id().equals(id)).findFirst();
        violations.require(
                id == null || found.isPresent(),
                prefix + "id",
                "unknown",
                "must be the id of an endpoint of this client, or absent for a new one");
        return found;
    }

    private Optional<Host> checkHost(EndpointDraft draft, String prefix) {
        var host = Host.parse(draft.host() == null ? "" : draft.host());
        violations.require(
                host.isPresent(),
                prefix + "host",
                "client.host-invalid",
                "must be a host name or an IP address, without spaces, scheme or port");
        return host;
    }

    private void checkFieldsOfMode(EndpointDraft draft, ClientMode mode, String prefix) {
        var message = "must be absent with mode " + (mode == ClientMode.FIXED ? "fixed" : "registers");
        if (mode == ClientMode.REGISTERS) {
            violations.require(isBlank(draft.host()), prefix + "host", "mode", message);
            violations.require(draft.port() == null, prefix + "port", "mode", message);
        } else {
            violations.require(isBlank(draft.username()), prefix + "username", "mode", message);
            violations.require(
                    !(draft.password() instanceof SecretUpdate.Replace), prefix + "password", "mode", message);
        }
    }

    private void checkUsername(@Nullable String text, Optional<EndpointId> currentId, String prefix) {
        if (text == null || text.isBlank()) {
            return;
        }
        violations.require(
                EndpointIdRules.parse(text).isPresent(),
                prefix + "username",
                "pattern",
                "must be 1 to 40 characters of a-z, 0-9 and -, and not a reserved name");
        violations.require(
                currentId.isEmpty() || currentId.get().value().equals(text),
                prefix + "username",
                "client.username-fixed",
                "must stay the same: create another client instead");
    }

    /// With its password a client can place calls from anywhere, so short ones are rejected.
    private void checkPassword(SecretUpdate password, ClientMode mode, Optional<ClientEndpoint> known, String prefix) {
        SipCredentialRules.checkPassword(prefix + "password", password, violations);
        violations.require(
                !(password instanceof SecretUpdate.Replace(var text)) || text.length() >= MIN_PASSWORD_LENGTH,
                prefix + "password",
                "size",
                "must have at least " + MIN_PASSWORD_LENGTH + " characters, or be absent to have one generated");
        violations.require(
                mode == ClientMode.FIXED
                        || known.isEmpty()
                        || password.leavesSecret(known.get().sealedPassword() != null),
                prefix + "password",
                "required",
                "is required for a client that registers");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
