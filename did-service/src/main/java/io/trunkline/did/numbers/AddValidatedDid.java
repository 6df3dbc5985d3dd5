package io.trunkline.did.numbers;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Holds what does not come by REST to the rules of what does.
@Component
class AddValidatedDid implements AddDid {
    private final SaveDid save;
    private final Validator validator;

    AddValidatedDid(SaveDid save, Validator validator) {
        this.save = save;
        this.validator = validator;
    }

    @Override
    public Mono<UUID> add(CurrentUser by, NewDid addition) {
        return Mono.fromCallable(() -> validRequest(addition))
                .flatMap(request -> save.add(by, null, request))
                .map(used -> used.did().id());
    }

    private DidRequests.AddDidRequest validRequest(NewDid addition) {
        var request = new DidRequests.AddDidRequest(
                addition.tenantId(),
                addition.number(),
                addition.areaCode(),
                addition.trunk(),
                addition.status(),
                parseMaxUsage(addition.maxUsage()),
                addition.metadata());
        var broken = validator.validate(request);
        if (!broken.isEmpty()) {
            throw CommonProblem.INVALID.problem(
                    broken.stream().map(AddValidatedDid::describe).sorted().collect(Collectors.joining(", ")));
        }
        return request;
    }

    private static @Nullable Long parseMaxUsage(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw CommonProblem.INVALID.problem("maxUsage must be a whole number");
        }
    }

    private static String describe(ConstraintViolation<?> broken) {
        return broken.getPropertyPath() + " " + broken.getMessage();
    }
}
