package io.trunkline.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentUserTest {
    private static final UUID OWN = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final CurrentUser SELLER = new CurrentUser("1", "seller", Role.SELLER, Optional.of(OWN));
    private static final CurrentUser STAFF = new CurrentUser("2", "staff", Role.STAFF, Optional.empty());

    @Test
    void a_list_of_a_seller_has_its_own_tenant_only() {
        assertThat(SELLER.tenantOfList(Optional.empty())).contains(OWN);
        assertThat(SELLER.tenantOfList(Optional.of(OWN))).contains(OWN);
        assertThatThrownBy(() -> SELLER.tenantOfList(Optional.of(OTHER)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(CommonProblem.TENANT_UNKNOWN));
    }

    @Test
    void a_list_of_staff_has_all_tenants_or_the_named_one() {
        assertThat(STAFF.tenantOfList(Optional.empty())).isEmpty();
        assertThat(STAFF.tenantOfList(Optional.of(OTHER))).contains(OTHER);
    }
}
