package io.trunkline.provisioning.users;

import io.trunkline.provisioning.users.domain.UserDraft;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class MakeFirstUser implements FirstUser {
    private static final CurrentUser SYSTEM = new CurrentUser("system", "system", Role.ADMIN, Optional.empty());

    private final Users users;
    private final SaveUser save;

    MakeFirstUser(Users users, SaveUser save) {
        this.users = users;
        this.save = save;
    }

    @Override
    public Mono<Boolean> needed() {
        return users.any().map(any -> !any);
    }

    @Override
    public Mono<Void> make(String username, String password) {
        return save.create(SYSTEM, null, new UserDraft(username, null, "admin", null, null, password))
                .then();
    }
}
