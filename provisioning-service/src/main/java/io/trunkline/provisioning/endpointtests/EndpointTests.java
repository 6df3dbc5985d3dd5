package io.trunkline.provisioning.endpointtests;

import io.trunkline.provisioning.endpointtests.domain.EndpointTestView;
import io.trunkline.provisioning.endpointtests.domain.TestCallDraft;
import io.trunkline.provisioning.endpointtests.domain.TestedEndpoint;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.web.paging.Page;
import io.trunkline.web.security.CurrentUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tests of carriers and clients.
public interface EndpointTests {
    /// Starts a test on all nodes.
    ///
    /// @return fails with `endpoint.test-running` while another test of the endpoint runs, and with
    ///     `endpoint.no-node` if no node has reported anything lately
    Mono<EndpointTestView> start(CurrentUser by, TestedEndpoint endpoint, Optional<Call> call);

    /// The last 20 tests of a carrier or client, the latest first.
    Mono<Page<EndpointTestView>> list(UUID owner);

    /// One test of a carrier or client. Fails with `resource.not-found` if it has no such test.
    Mono<EndpointTestView> find(UUID owner, UUID testId);

    /// The stream of a test: it has an event for each change, and ends with the test. After the last event the
    /// response is 204.
    ///
    /// @param lastEventId the last event the caller received; null for none
    Mono<ResponseEntity<Flux<ServerSentEvent<EndpointTestView>>>> follow(
            CurrentUser by, UUID owner, UUID testId, @Nullable String lastEventId);

    /// A call as part of a test.
    ///
    /// @param format how the called number is written
    /// @param country where national numbers belong
    record Call(TestCallDraft draft, NumberFormat format, Country country) {}
}
