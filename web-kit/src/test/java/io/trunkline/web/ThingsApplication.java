package io.trunkline.web;

import static io.trunkline.web.security.Role.ADMIN;
import static io.trunkline.web.security.Role.SELLER;
import static io.trunkline.web.security.Role.STAFF;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.netty.handler.timeout.ReadTimeoutException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.paging.ListOptions;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.stream.EventStreams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A minimal service that uses each part of the kit.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebKit.class, ThingsApplication.Things.class})
public class ThingsApplication {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .open(GET, "/api/v1/open")
                .allow(GET, "/api/v1/things", "things:read", ADMIN, STAFF, SELLER)
                .allow(POST, "/api/v1/things", "things:write", ADMIN, STAFF)
                .allow(GET, "/api/v1/things/sorted", "things:read", ADMIN, STAFF, SELLER)
                .allow(GET, "/api/v1/things/typed", "things:read", ADMIN)
                .allow(GET, "/api/v1/things/caller", "things:read", ADMIN, STAFF, SELLER)
                .allowUsers(GET, "/api/v1/things/stored", ADMIN, STAFF, SELLER)
                .allow(PATCH, "/api/v1/things/stored", "things:write", ADMIN)
                .allow(GET, "/api/v1/things/{id}", "things:read", ADMIN, STAFF)
                .allow(PUT, "/api/v1/things/{version}", "things:write", ADMIN, STAFF)
                .allow(GET, "/api/v1/things/of-call/{callId}", "things:read", ADMIN)
                .allow(GET, "/api/v1/things/away", "things:read", ADMIN)
                .allow(GET, "/api/v1/things/unresponsive", "things:read", ADMIN)
                .allow(GET, "/api/v1/things/stream", "things:read", ADMIN)
                .allow(GET, "/api/v1/things/slow", "things:read", ADMIN)
                .allow(GET, "/api/v1/things/broken", "things:read", ADMIN);
    }

    static final Thing STORED = new Thing("a", 5060, List.of(new Part(1)), "old", new Range(1, 9));

    record Thing(
            @NotBlank String name,
            @Min(1) @Max(65535) int port,
            @Valid List<Part> parts,
            @Nullable String note,
            @Nullable Range range) {}

    record Range(int from, int to) {}

    record Part(@Min(0) int weight) {}

    record EchoedRequest(
            String subject,
            String role,
            @Nullable UUID tenant,
            @Nullable String key) {}

    @RestController
    static class Things {
        private final EventStreams streams;

        Things(EventStreams streams) {
            this.streams = streams;
        }

        @GetMapping("/api/v1/open")
        Mono<String> open() {
            return Mono.just("open");
        }

        @GetMapping("/api/v1/things/of-call/{callId}")
        Mono<String> ofCall(@PathVariable String callId) {
            return Mono.just(callId);
        }

        @GetMapping("/api/v1/things")
        Mono<Page<Integer>> list(PageRequest page) {
            var from = page.after().map(cursor -> cursor.number(0)).orElse(0L).intValue();
            var rows = java.util.stream.IntStream.rangeClosed(from + 1, 5)
                    .limit(page.rowsToRead())
                    .boxed()
                    .toList();
            return Mono.just(Page.of(rows, page, Cursor::of));
        }

        @GetMapping("/api/v1/things/sorted")
        Mono<String> sorted(
                @RequestParam(required = false) @Nullable List<String> color,
                @RequestParam(required = false) @Nullable String name,
                @ListOptions(sort = {"-createdAt", "name"}) PageRequest page) {
            return Mono.just(page.sort().orElseThrow().text() + " " + FilterValues.orNone(color) + " " + name);
        }

        @GetMapping("/api/v1/things/typed")
        Mono<String> typed(
                @RequestParam Optional<Instant> since,
                @RequestParam Optional<UUID> id,
                @RequestParam(required = false) @Nullable List<UUID> ids) {
            return Mono.just(since.map(Instant::toString).orElse("none"));
        }

        record Caller(
                String id,
                String name,
                String role,
                @Nullable UUID tenant) {}

        @GetMapping("/api/v1/things/caller")
        Mono<Caller> caller(CurrentUser caller) {
            return Mono.just(new Caller(
                    caller.userId(),
                    caller.username(),
                    caller.role().wireName(),
                    caller.tenantId().orElse(null)));
        }

        @GetMapping("/api/v1/things/{id}")
        Mono<String> get(@PathVariable UUID id, @RequestParam(defaultValue = "0") int depth) {
            return Mono.error(CommonProblem.NOT_FOUND.problem("No thing " + id + " at depth " + depth));
        }

        @PostMapping("/api/v1/things")
        Mono<EchoedRequest> post(@Valid @RequestBody Thing thing, CurrentUser caller, @Nullable IdempotencyKey key) {
            return Mono.just(new EchoedRequest(
                    caller.userId(),
                    caller.role().wireName(),
                    caller.tenantId().orElse(null),
                    key == null ? null : key.value()));
        }

        @GetMapping("/api/v1/things/stored")
        Mono<ResponseEntity<Thing>> stored() {
            return Mono.just(Responses.ok(3, STORED));
        }

        @PatchMapping("/api/v1/things/stored")
        Mono<Thing> patch(MergePatch patch) {
            return Mono.fromCallable(() -> patch.applyTo(STORED));
        }

        @PutMapping("/api/v1/things/{version}")
        Mono<String> put(@PathVariable long version, IfMatch ifMatch) {
            ifMatch.require(version);
            return Mono.just("changed");
        }

        @GetMapping("/api/v1/things/away")
        Mono<String> databaseUnavailable() {
            return Mono.error(new IllegalStateException(new R2dbcNonTransientResourceException("secret host db1")));
        }

        @GetMapping("/api/v1/things/unresponsive")
        Mono<String> readTimeout() {
            return Mono.error(new IllegalStateException("keys", ReadTimeoutException.INSTANCE));
        }

        @GetMapping(path = "/api/v1/things/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<ServerSentEvent<String>> stream(CurrentUser user) {
            return streams.open(user, Flux.never());
        }

        @GetMapping("/api/v1/things/slow")
        Mono<String> slow() {
            return Mono.delay(Duration.ofMillis(50)).thenReturn("at last");
        }

        @GetMapping("/api/v1/things/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("secret of the inside"));
        }
    }
}
