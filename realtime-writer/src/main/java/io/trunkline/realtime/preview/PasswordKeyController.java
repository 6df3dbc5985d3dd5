package io.trunkline.realtime.preview;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.realtime.drift.RealtimeProblem;
import io.trunkline.realtime.secrets.PasswordOpener;
import io.trunkline.web.ApiPath;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Tells provisioning-service which keys it may use.
@RestController
@RequestMapping(ApiPath.V1 + "/realtime/password-keys")
class PasswordKeyController {
    private final PasswordOpener passwords;

    PasswordKeyController(PasswordOpener passwords) {
        this.passwords = passwords;
    }

    @GetMapping
    @Operation(operationId = "listKnownPasswordKeys", summary = "List the keys that can decrypt SIP passwords")
    Mono<KnownKeys> list() {
        return passwords
                .keyIds()
                .map(ids -> new KnownKeys(ids.stream().sorted().toList()))
                .onErrorMap(RealtimeProblem::explain);
    }

    record KnownKeys(List<Long> ids) {}
}
