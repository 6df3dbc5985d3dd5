package io.trunkline.data.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.data.audit.AuditEntry.Actor;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import io.trunkline.web.security.Scopes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static final Entity CARRIER = Entity.ofPlatform("carrier", UUID.randomUUID(), 2);

    @Test
    void the_actor_is_a_user_an_api_key_or_the_service_itself() {
        assertThat(kindOf(new CurrentUser("u1", "ann", Role.ADMIN, Optional.empty())))
                .isEqualTo(Actor.Kind.USER);
        assertThat(kindOf(new CurrentUser("k1", "nightly", Role.ADMIN, Optional.empty(), Scopes.ofApiKey())))
                .isEqualTo(Actor.Kind.API_KEY);
        assertThat(kindOf(new CurrentUser("system", "system", Role.ADMIN, Optional.empty())))
                .isEqualTo(Actor.Kind.SYSTEM);
    }

    @Test
    void a_change_names_the_secrets_that_changed() {
        Change change =
                Change.between("old", "new").withSecret("password", true).withSecret("apiKey", false);

        assertThat(change).isEqualTo(new Change("old", "new", List.of("password")));
    }

    private static Actor.Kind kindOf(CurrentUser by) {
        return AuditEntry.of(by, AuditEntry.UPDATE, CARRIER, Change.to("new"))
                .actor()
                .kind();
    }
}
