package io.trunkline.did.numbers;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Validates a number that does not come through the REST API by the same rules.
@Component
class AddValidatedDid implements AddDid {
    private final SaveDid save;
    private final Validator validator;

    AddValidatedDid(SaveDid save, Validator validator) {
        this.save = save;
        this.validator = validator;
    }

    @Override
    public Mono<Void> add(CurrentUser by, NewDid newDid) {
        return Mono.fromCallable(() -> validRequest(newDid))
                .flatMap(request -> save.add(by, null, request))
                .then();
    }

    private DidRequest validRequest(NewDid newDid) {
        var request = new DidRequest(
                newDid.tenantId().value(),
                newDid.number(),
                newDid.areaCode(),
                newDid.trunk(),
                newDid.status(),
                parseMaxUsage(newDid.maxUsage()),
                newDid.metadata());
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw CommonProblem.INVALID.problem(
                    violations.stream().map(AddValidatedDid::describe).sorted().collect(Collectors.joining("; ")));
        }
        return request;
    }

    private static @Nullable Long parseMaxUsage(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw CommonProblem.INVALID.problem("maxUsage must be an integer");
        }
    }

    private static String describe(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }
}
