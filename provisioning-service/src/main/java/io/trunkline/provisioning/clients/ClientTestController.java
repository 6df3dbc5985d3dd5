package io.trunkline.provisioning.clients;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.endpointtests.EndpointTestOperations;
import io.trunkline.provisioning.endpointtests.EndpointTests;
import io.trunkline.provisioning.endpointtests.domain.EndpointTestView;
import io.trunkline.provisioning.endpointtests.domain.TestCallDraft;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.sip.SipTransport;
import io.trunkline.web.ApiPath;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.StreamedEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tests whether a client can be reached.
@RestController
@RequestMapping(ClientTestController.COLLECTION + "/{id}/tests")
class ClientTestController implements EndpointTestOperations {
    static final String COLLECTION = ApiPath.V1 + "/clients";

    private final ClientRepository clients;
    private final Country defaultCountry;
    private final EndpointTests tests;

    ClientTestController(
            ClientRepository clients,
            @Value("${trunkline.tenants.default-country}") String defaultCountry,
            EndpointTests tests) {
        this.clients = clients;
        this.defaultCountry = new Country(defaultCountry);
        this.tests = tests;
    }

    /// @param call null to place no call
    /// @param endpointId of the endpoint to test; absent for the first one
    record ClientTestRequest(
            @Nullable TestCallDraft call, @Nullable String endpointId) {}

    /// It has ended after 15 seconds at the latest. One test of a client runs at a time.
    @PostMapping
    @Operation(operationId = "startClientTest", summary = "Test a client on all nodes")
    @ApiResponse(responseCode = "202")
    Mono<ResponseEntity<EndpointTestView>> start(
            CurrentUser caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable ClientTestRequest request) {
        return require(id)
                .flatMap(client -> tests.start(caller, toTested(client, endpointOf(client, request)), callOf(request)))
                .map(test -> accepted(id, test));
    }

    /// @param lastEventId the last event the client received; the stream continues after it
    @GetMapping(path = "/{testId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followClientTest", summary = "Follow a test of a client")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "204", description = "The test has ended and every event was sent", content = @Content)
    @StreamedEvent(
            names = {"progress", "ended"},
            data = EndpointTestView.class)
    Mono<ResponseEntity<Flux<ServerSentEvent<EndpointTestView>>>> follow(
            CurrentUser caller,
            @PathVariable UUID id,
            @PathVariable UUID testId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return tests.follow(caller, id, testId, lastEventId);
    }

    @Override
    public EndpointTests tests() {
        return tests;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Mono<Client> require(UUID id) {
        return clients.find(new ClientId(id))
                .switchIfEmpty(Mono.error(() -> CommonProblem.NOT_FOUND.problem("There is no such client")));
    }

    private Optional<EndpointTests.Call> callOf(@Nullable ClientTestRequest request) {
        return Optional.ofNullable(request)
                .flatMap(asked -> Optional.ofNullable(asked.call()))
                .map(call -> new EndpointTests.Call(call, NumberFormat.DIGITS, defaultCountry));
    }

    private static ClientEndpoint endpointOf(Client client, @Nullable ClientTestRequest request) {
        var asked = request == null ? null : request.endpointId();
        return asked == null
                ? client.first()
                : client.endpoints().stream()
                        .filter(endpoint -> endpoint.endpointId().value().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> CommonProblem.INVALID.problem(
                                "The client has no such endpoint",
                                new FieldViolation(
                                        "endpointId", "unknown", "must be the endpoint id of one of its endpoints")));
    }

    /// A client has a contact, its address or where it has registered.
    private static TestedEndpoint toTested(Client client, ClientEndpoint endpoint) {
        return new TestedEndpoint(
                TestedEndpoint.Kind.CLIENT,
                client.id().value(),
                endpoint.endpointId(),
                client.version(),
                endpoint.address()
                        .map(address -> new TestedEndpoint.Address(
                                address.host().value(), Optional.of(address.port()), SipTransport.UDP)),
                Optional.empty(),
                true,
                Optional.empty());
    }
}
