package io.trunkline.provisioning.signingkeys;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.provisioning.signingkeys.domain.KeySchedule;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.CurrentUser;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/keys")
class SigningKeyController {
    private final ManageSigningKeys keys;
    private final Clock clock;

    SigningKeyController(ManageSigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listSigningKeys", summary = "List the keys that sign access tokens")
    Mono<SigningKeysView> list() {
        return keys.schedule().map(this::toView);
    }

    @PostMapping("/rotate")
    @Operation(operationId = "rotateSigningKeys", summary = "Replace the key that signs access tokens")
    Mono<SigningKeysView> rotate(CurrentUser caller) {
        return keys.rotate(caller).map(this::toView);
    }

    private SigningKeysView toView(KeySchedule schedule) {
        var now = clock.instant();
        return new SigningKeysView(
                schedule.signing(now).map(SigningKeyView::of).orElse(null),
                schedule.next(now).map(SigningKeyView::of).orElse(null),
                schedule.published(now).stream().map(SigningKeyView::of).toList());
    }

    /// @param signing the key that signs now
    /// @param next the key that will sign next, null if none is planned
    /// @param published all keys whose tokens are accepted
    record SigningKeysView(
            @Nullable SigningKeyView signing, @Nullable SigningKeyView next, List<SigningKeyView> published) {}
}
