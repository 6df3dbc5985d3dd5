package io.trunkline.provisioning.passwordkeys;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.provisioning.passwordkeys.domain.KeyUse;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.web.ApiPath;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(ApiPath.V1 + "/password-keys")
class PasswordKeyController {
    private final ManagePasswordKeys keys;
    private final BackgroundLoop passwordKeyLoop;

    PasswordKeyController(ManagePasswordKeys keys, BackgroundLoop passwordKeyLoop) {
        this.keys = keys;
        this.passwordKeyLoop = passwordKeyLoop;
    }

    @GetMapping
    @Operation(operationId = "listPasswordKeys", summary = "List the keys that encrypt SIP passwords")
    Mono<PasswordKeysView> list() {
        return keys.use().map(PasswordKeysView::of);
    }

    /// Adds a key, and uses it when realtime-writer has it. Every password is encrypted again in the background.
    @PostMapping("/rotate")
    @Operation(operationId = "rotatePasswordKeys", summary = "Replace the key that encrypts SIP passwords")
    Mono<PasswordKeysView> rotate(CurrentUser caller) {
        return keys.rotate(caller).doOnNext(_ -> passwordKeyLoop.wake()).map(PasswordKeysView::of);
    }

    /// Refused until no password needs the key, in this service and in Asterisk's tables.
    @DeleteMapping("/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removePasswordKey", summary = "Remove a key that no SIP password needs")
    Mono<Void> remove(CurrentUser caller, @PathVariable long keyId) {
        return keys.remove(caller, keyId);
    }

    /// @param keys in the order in which they were added
    /// @param unsealed passwords that another key than the primary has encrypted
    /// @param unapplied carriers and clients whose latest version is not in Asterisk's tables
    record PasswordKeysView(List<PasswordKeyView> keys, long unsealed, long unapplied) {
        static PasswordKeysView of(KeyUse use) {
            return new PasswordKeysView(
                    use.keyIds().stream()
                            .map(id -> new PasswordKeyView(id, WireName.of(use.stateOf(id)), use.passwordsOf(id)))
                            .toList(),
                    use.unsealed(),
                    use.unapplied());
        }
    }

    /// @param state `primary`: it encrypts; `waiting`: added and not used yet; `in-use`: passwords need it;
    ///     `removable`: none does
    /// @param passwords that it has encrypted
    record PasswordKeyView(long id, String state, long passwords) {}
}
