package io.trunkline.provisioning.carriers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.provisioning.endpointtests.EndpointTestOperations;
import io.trunkline.provisioning.endpointtests.EndpointTests;
import io.trunkline.provisioning.endpointtests.domain.EndpointTestView;
import io.trunkline.provisioning.endpointtests.domain.TestCallDraft;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.web.ApiPath;
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

/// Tests whether a carrier can be reached.
@RestController
@RequestMapping(CarrierTestController.COLLECTION + "/{id}/tests")
class CarrierTestController implements EndpointTestOperations {
    static final String COLLECTION = ApiPath.V1 + "/carriers";

    private final FindCarriers find;
    private final Country defaultCountry;
    private final EndpointTests tests;

    CarrierTestController(
            FindCarriers find,
            @Value("${trunkline.tenants.default-country}") String defaultCountry,
            EndpointTests tests) {
        this.find = find;
        this.defaultCountry = new Country(defaultCountry);
        this.tests = tests;
    }

    /// @param call null to place no call
    /// @param registerAgain true to register even if we are registered, which ends the registration for a second
    record CarrierTestRequest(
            @Nullable TestCallDraft call, @Nullable Boolean registerAgain) {}

    /// It has ended after 15 seconds at the latest. One test of a carrier runs at a time.
    @PostMapping
    @Operation(operationId = "startCarrierTest", summary = "Test a carrier on all nodes")
    @ApiResponse(responseCode = "202")
    Mono<ResponseEntity<EndpointTestView>> start(
            CurrentUser caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CarrierTestRequest request) {
        return require(id)
                .flatMap(carrier ->
                        tests.start(caller, toTested(carrier, registersAgain(request)), callOf(request, carrier)))
                .map(test -> accepted(id, test));
    }

    /// @param lastEventId the last event the client received; the stream continues after it
    @GetMapping(path = "/{testId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followCarrierTest", summary = "Follow a test of a carrier")
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
    public Mono<Carrier> require(UUID id) {
        return find.requireCarrier(new CarrierId(id));
    }

    private Optional<EndpointTests.Call> callOf(@Nullable CarrierTestRequest request, Carrier carrier) {
        var numbers = carrier.settings().numbers();
        return Optional.ofNullable(request)
                .flatMap(asked -> Optional.ofNullable(asked.call()))
                .map(call -> new EndpointTests.Call(
                        call, numbers.outbound(), numbers.country().orElse(defaultCountry)));
    }

    private static boolean registersAgain(@Nullable CarrierTestRequest request) {
        return request != null && Boolean.TRUE.equals(request.registerAgain());
    }

    private static TestedEndpoint toTested(Carrier carrier, boolean registersAgain) {
        var settings = carrier.settings();
        boolean isIp = settings.registrationType() == RegistrationType.IP;
        var transport = settings.sip().transport();
        return new TestedEndpoint(
                TestedEndpoint.Kind.CARRIER,
                carrier.id().value(),
                carrier.endpointId(),
                carrier.version(),
                Optional.of(new TestedEndpoint.Address(settings.host().value(), settings.port(), transport)),
                settings.sip()
                        .outboundProxy()
                        .map(proxy ->
                                new TestedEndpoint.Address(proxy.host().value(), Optional.of(proxy.port()), transport)),
                isIp,
                settings.registrationUris()
                        .map(uris ->
                                new TestedEndpoint.Registration(uris.clientUri(), uris.serverUri(), registersAgain)));
    }
}
