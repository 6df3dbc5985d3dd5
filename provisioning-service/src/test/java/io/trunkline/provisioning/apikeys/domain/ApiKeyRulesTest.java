package io.trunkline.provisioning.apikeys.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.users.domain.Role;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.WireName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeyRulesTest {
    private static final Pattern ROLES_AND_SCOPE =
            Pattern.compile("\\| ([a-z, ]+) \\| `([a-z-]+:(?:export|read|write))` \\|");

    @ParameterizedTest
    @EnumSource
    void a_role_has_the_scopes_of_the_operations_that_it_may_call(Role role) throws IOException {
        var page = Files.readString(Path.of("../docs/access.md"));
        var documented = ROLES_AND_SCOPE
                .matcher(page)
                .results()
                .filter(row -> List.of(row.group(1).split(", ")).contains(WireName.of(role)))
                .map(row -> row.group(2))
                .collect(Collectors.toSet());

        assertThat(ApiScopes.ofRole(role)).isEqualTo(documented).isNotEmpty();
    }

    @Test
    void each_scope_that_does_not_exist_is_refused_by_its_place_in_the_list() {
        assertThat(violationsOf(staffKey(List.of("dids:read", "did:write", "dids"))))
                .contains("field=scopes[1], ", "did:write", "field=scopes[2], ")
                .doesNotContain("scopes[0]");
    }

    @Test
    void a_scope_that_the_role_cannot_use_is_refused() {
        var seller = new ApiKeyDraft("import", null, UUID.randomUUID(), List.of("dids:read", "carriers:write"), null);

        assertThat(violationsOf(seller)).contains("field=scopes[1], ", "seller").doesNotContain("scopes[0]");
        assertThat(violationsOf(staffKey(List.of("dead-letters:read")))).contains("field=scopes[0], ");
    }

    @Test
    void an_empty_list_is_refused_since_it_would_not_limit_the_key() {
        assertThat(violationsOf(staffKey(List.of()))).contains("field=scopes, rule=size");
        assertThat(ApiKeyRules.check(new ApiKeyDraft("all", "staff", null, null, null), Instant.EPOCH))
                .isInstanceOf(ValidationResult.Valid.class);
    }

    private static String violationsOf(ApiKeyDraft draft) {
        return ApiKeyRules.check(draft, Instant.EPOCH) instanceof ValidationResult.Invalid(var violations)
                ? violations.toString()
                : "none";
    }

    private static ApiKeyDraft staffKey(List<String> scopes) {
        return new ApiKeyDraft("import", "staff", null, scopes, null);
    }
}
