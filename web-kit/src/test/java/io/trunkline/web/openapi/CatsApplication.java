package io.trunkline.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.web.WebKit;
import io.trunkline.web.headers.IdempotencyKey;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.headers.Responses;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.patch.MergePatch;
import io.trunkline.web.problem.ProblemCode;
import io.trunkline.web.problem.ProblemType;
import io.trunkline.web.security.AccessRules;
import io.trunkline.web.security.Role;
import io.trunkline.web.stream.StreamedEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A minimal service whose description is tested.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebKit.class, CatsApplication.Cats.class})
class CatsApplication {
    @Bean
    AccessRules accessRules() {
        return AccessRules.none()
                .open(HttpMethod.GET, "/api/v1/cats")
                .allow(HttpMethod.POST, "/api/v1/cats", "cats:write", Role.STAFF, Role.ADMIN)
                .allow(HttpMethod.GET, "/api/v1/cats/{id}", "cats:read", Role.ADMIN)
                .allow(HttpMethod.PUT, "/api/v1/cats/{id}", "cats:write", Role.ADMIN)
                .allow(HttpMethod.PATCH, "/api/v1/cats/{id}", "cats:write", Role.ADMIN)
                .allowUsers(HttpMethod.DELETE, "/api/v1/cats/{id}", Role.ADMIN)
                .allow(HttpMethod.GET, "/api/v1/cats/{id}/events", "cats:read", Role.ADMIN);
    }

    @Bean
    ApiDescription description() {
        return ApiDescription.none()
                .problemsOfWrites("/api/v1/cats/**", CatProblem.NAME_TAKEN)
                .required("CatDraft", "name")
                .nullable("CatDraft", "note")
                .values("Cat.mood", "calm", "wild")
                .pattern("Home.street", "[A-Za-z ]+")
                .maxItems("PageCat.items", 200)
                .parameterValues("listCats", "mood", "calm", "wild");
    }

    enum CatProblem implements ProblemCode {
        NAME_TAKEN;

        @Override
        public ProblemType type() {
            return new ProblemType("cat.name-taken", HttpStatus.CONFLICT, "Another cat has this name");
        }
    }

    /// @param lives is left out while unknown
    record Cat(
            UUID id,
            long version,
            String name,
            @Nullable String mood,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer lives,

            @Nullable Home home) {}

    /// Part of responses and of requests.
    record Home(
            @NotBlank String street,
            @Nullable @Pattern(regexp = "city|village") String place,
            @Nullable @Valid Room room) {}

    record Room(int floor) {}

    record CatDraft(
            @Nullable String name,
            int weight,
            String note,
            @Nullable @Valid Home home) {}

    record Moved(Home to) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Slept(double hours, @Nullable String where) {}

    @RestController
    @RequestMapping("/api/v1/cats")
    static class Cats {
        @GetMapping
        Mono<Page<Cat>> list(
                @RequestParam @Nullable List<String> mood,
                @RequestParam @Nullable List<String> name,
                PageRequest page) {
            return Mono.just(new Page<>(List.of(), null));
        }

        @PostMapping
        Mono<ResponseEntity<Cat>> create(@Nullable IdempotencyKey key, @Valid @RequestBody CatDraft draft) {
            return Mono.just(Responses.created("/api/v1/cats/1", 1, cat()));
        }

        @GetMapping("/{id}")
        Mono<ResponseEntity<Cat>> get(@PathVariable UUID id) {
            return Mono.just(Responses.ok(1, cat()));
        }

        @PutMapping("/{id}")
        Mono<ResponseEntity<Cat>> replace(@PathVariable UUID id, IfMatch ifMatch, @Valid @RequestBody CatDraft draft) {
            return get(id);
        }

        @PatchMapping("/{id}")
        Mono<ResponseEntity<Cat>> update(@PathVariable UUID id, IfMatch ifMatch, MergePatch patch) {
            return get(id);
        }

        @DeleteMapping("/{id}")
        Mono<ResponseEntity<Void>> delete(@PathVariable UUID id) {
            return Mono.just(ResponseEntity.noContent().build());
        }

        @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        @StreamedEvent(names = "moved", data = Moved.class)
        @StreamedEvent(
                names = {"slept", "dozed"},
                data = Slept.class)
        Flux<ServerSentEvent<Object>> events(@PathVariable UUID id) {
            return Flux.empty();
        }

        private static Cat cat() {
            return new Cat(new UUID(0, 1), 1, "Tom", null, null, null);
        }
    }
}
