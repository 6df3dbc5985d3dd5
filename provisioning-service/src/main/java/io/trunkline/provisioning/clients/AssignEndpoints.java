package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.CheckedClient.CheckedEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.endpoints.EndpointIdRegistry;
import io.trunkline.provisioning.endpoints.domain.EndpointIdRules;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.provisioning.platform.RandomText;
import io.trunkline.provisioning.secrets.PasswordSealer;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Turns the endpoints of a valid draft into those that are stored: assigns endpoint ids to new ones, and
/// encrypts their passwords.
@Component
class AssignEndpoints {
    static final String ENTITY = "client";

    private final EndpointIdRegistry endpointIds;
    private final PasswordSealer sealer;

    AssignEndpoints(EndpointIdRegistry endpointIds, PasswordSealer sealer) {
        this.endpointIds = endpointIds;
        this.sealer = sealer;
    }

    /// @param endpoints in the order in which they are dialed
    /// @param generated passwords by the id of the endpoint
    record Assigned(List<ClientEndpoint> endpoints, Map<UUID, String> generated) {}

    /// Claims endpoint ids within the current transaction. The first endpoint of a new client gets the client's id.
    ///
    /// @return fails with `client.username-taken`
    Mono<Assigned> assign(ClientId client, boolean isNew, String name, List<CheckedEndpoint> endpoints) {
        return Flux.fromStream(IntStream.range(0, endpoints.size()).boxed())
                .concatMap(place -> assign(
                        endpoints.get(place),
                        isNew && place == 0 ? client.value() : UUID.randomUUID(),
                        place == 0 ? name : name + " " + (place + 1)))
                .collectList()
                .map(AssignEndpoints::collect);
    }

    /// The same endpoint with a password that the primary key has encrypted.
    ClientEndpoint reseal(ClientEndpoint endpoint) {
        var sealed = endpoint.sealedPassword();
        return endpoint.withSealedPassword(sealed == null ? null : sealer.reseal(ENTITY, endpoint.id(), sealed));
    }

    private record One(ClientEndpoint endpoint, Optional<String> generated) {}

    private static Assigned collect(List<One> all) {
        return new Assigned(
                all.stream().map(One::endpoint).toList(),
                all.stream()
                        .filter(one -> one.generated().isPresent())
                        .collect(Collectors.toMap(
                                one -> one.endpoint().id(),
                                one -> one.generated().orElseThrow())));
    }

    private Mono<One> assign(CheckedEndpoint checked, UUID newId, String name) {
        return checked.current()
                .map(current -> Mono.just(changed(current, checked)))
                .orElseGet(() -> {
                    var generated = checked.mode() == ClientMode.REGISTERS
                                    && !(checked.password() instanceof SecretUpdate.Replace)
                            ? Optional.of(RandomText.password())
                            : Optional.<String>empty();
                    return endpointIds
                            .claim(candidates(checked, name), ENTITY, newId)
                            .switchIfEmpty(Mono.error(() -> ProvisioningProblem.CLIENT_USERNAME_TAKEN.problem(
                                    "Another carrier or client uses or used this endpoint id")))
                            .map(endpoint -> new One(created(newId, endpoint, checked, generated), generated));
                });
    }

    private static List<EndpointId> candidates(CheckedEndpoint checked, String name) {
        return checked.username()
                .map(List::of)
                .orElseGet(() -> EndpointIdRules.candidates(name, ENTITY, RandomText.lowercase(6)));
    }

    private ClientEndpoint created(UUID id, EndpointId endpoint, CheckedEndpoint checked, Optional<String> generated) {
        var sealed = generated
                .or(() -> replaced(checked))
                .map(secret -> sealer.seal(ENTITY, id, secret))
                .orElse(null);
        return new ClientEndpoint(id, endpoint, checked.mode(), checked.address(), sealed);
    }

    private One changed(ClientEndpoint current, CheckedEndpoint checked) {
        var sealed = checked.mode() == ClientMode.FIXED
                ? null
                : replaced(checked)
                        .map(secret -> sealer.seal(ENTITY, current.id(), secret))
                        .orElseGet(() -> Objects.requireNonNull(current.sealedPassword(), "checked by the rules"));
        return new One(
                new ClientEndpoint(current.id(), current.endpointId(), checked.mode(), checked.address(), sealed),
                Optional.empty());
    }

    private static Optional<String> replaced(CheckedEndpoint checked) {
        return checked.password() instanceof SecretUpdate.Replace(var text) ? Optional.of(text) : Optional.empty();
    }
}
