package io.trunkline.provisioning.endpointtests;

import io.trunkline.provisioning.endpointtests.domain.EndpointTestView;
import io.trunkline.web.paging.Page;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/// What the controllers of the tests of carriers and of clients have in common. Their paths are `…/{id}/tests`.
public interface EndpointTestOperations {
    EndpointTests tests();

    /// The path of the carriers or clients.
    String collection();

    /// @return fails with `resource.not-found` if there is no such carrier or client
    Mono<?> require(UUID id);

    /// The last 20, the latest first.
    @GetMapping
    default Mono<Page<EndpointTestView>> list(@PathVariable UUID id) {
        return require(id).then(Mono.defer(() -> tests().list(id)));
    }

    @GetMapping("/{testId}")
    default Mono<EndpointTestView> get(@PathVariable UUID id, @PathVariable UUID testId) {
        return tests().find(id, testId);
    }

    /// The response to a request that has started a test.
    default ResponseEntity<EndpointTestView> accepted(UUID id, EndpointTestView test) {
        return ResponseEntity.accepted()
                .location(URI.create(collection() + "/" + id + "/tests/" + test.testId()))
                .body(test);
    }
}
