package io.trunkline.provisioning.users;

import io.trunkline.data.changes.CreateRequest;
import io.trunkline.provisioning.platform.SystemUser;
import io.trunkline.provisioning.users.domain.UserDraft;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.web.headers.DryRun;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Creates the first admin, who creates all other users.
@Component
class CreateFirstAdmin {
    private final UserRepository users;
    private final SaveUser save;

    CreateFirstAdmin(UserRepository users, SaveUser save) {
        this.users = users;
        this.save = save;
    }

    /// True while there has never been a user.
    Mono<Boolean> isNeeded() {
        return users.anyEverExisted().map(any -> !any);
    }

    Mono<Void> create(String username, String password) {
        var draft = new UserDraft(username, null, "admin", null, null, new SecretUpdate.Replace(password));
        return save.create(new CreateRequest<>(SystemUser.INSTANCE, null, DryRun.NO, draft))
                .then();
    }
}
