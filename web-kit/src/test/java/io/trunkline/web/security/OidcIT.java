package io.trunkline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import io.trunkline.web.ThingsApplication;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A service that accepts the tokens of an external issuer.
class OidcIT {
    private static final UUID TENANT = UUID.randomUUID();

    private static OidcIssuer issuer;
    private static ConfigurableApplicationContext context;
    private static RestClient client;

    @BeforeAll
    static void start() throws Exception {
        issuer = new OidcIssuer();
        context = new SpringApplicationBuilder(ThingsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--trunkline.security.oidc.issuer=" + issuer.url(),
                        "--trunkline.security.oidc.audience=trunkline",
                        "--trunkline.security.oidc.role-claim=realm_access.roles",
                        "--trunkline.security.oidc.tenant-claim=customer",
                        "--trunkline.security.oidc.name-claim=preferred_username",
                        "--trunkline.security.oidc.roles.admin=operators",
                        "--trunkline.security.oidc.roles.seller=sales,partners");
        client = new RestClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class), null);
        context.getBean(InMemoryRevokedAccess.class).apply(TENANT.toString(), true, null, true);
        // the issuer is not there when the service starts, nor at the first token
        assertThat(get(issuer.rs256(operator().build())).statusCode()).isEqualTo(503);
        issuer.start();
    }

    @AfterAll
    static void stop() {
        context.close();
        issuer.close();
    }

    @Test
    void accepts_tokens_signed_with_rs256_and_es256_with_the_role_tenant_and_name_of_their_claims() {
        assertThat(get(issuer.rs256(operator().build())).body())
                .isEqualTo("{\"id\":\"auth0|7\",\"name\":\"ann\",\"role\":\"admin\",\"tenant\":null}");
        assertThat(get(issuer.es256(partner().build())).body())
                .isEqualTo("{\"id\":\"auth0|7\",\"name\":\"ann\",\"role\":\"seller\",\"tenant\":\"" + TENANT + "\"}");
        assertThat(get(issuer.rs256(operator().claim("preferred_username", null).build()))
                        .body())
                .contains("\"name\":\"auth0|7\"");
    }

    @Test
    void refuses_a_token_with_a_wrong_issuer_audience_or_time() {
        assertRefused(operator().issuer("https://other.example.com"));
        assertRefused(operator().audience("other"));
        assertRefused(operator().audience(List.of()));
        assertRefused(operator().expirationTime(Date.from(Instant.now().minusSeconds(120))));
        assertRefused(operator().expirationTime(null));
    }

    @Test
    void refuses_a_token_without_one_known_role() {
        assertRefused(operator().claim("realm_access", Map.of("roles", List.of("admin"))));
        assertRefused(operator().claim("realm_access", Map.of("roles", List.of())));
        assertRefused(operator().claim("realm_access", null));
        assertRefused(partner().claim("realm_access", Map.of("roles", List.of("operators", "sales"))));
    }

    @Test
    void refuses_a_seller_without_an_active_tenant_and_others_with_one() {
        assertRefused(partner().claim("customer", null));
        assertRefused(partner().claim("customer", "acme"));
        assertRefused(partner().claim("customer", UUID.randomUUID().toString()));
        assertRefused(operator().claim("customer", TENANT.toString()));
        UUID suspended = UUID.randomUUID();
        context.getBean(InMemoryRevokedAccess.class).apply(suspended.toString(), false, null, true);
        assertThat(problem(issuer.rs256(
                        partner().claim("customer", suspended.toString()).build())))
                .isEqualTo("401 auth.access-ended");
        UUID user = UUID.randomUUID();
        context.getBean(InMemoryRevokedAccess.class).apply(user.toString(), true, null, false);
        assertRefused(partner().claim("customer", user.toString()));
    }

    @Test
    void refuses_a_token_that_the_issuer_has_not_signed() {
        var claims = operator().build();
        assertThat(problem(OidcIssuer.unsigned(claims))).isEqualTo("401 auth.token-invalid");
        assertThat(problem(issuer.hs256WithPublicKey(claims))).isEqualTo("401 auth.token-invalid");
        assertThat(problem(issuer.rs256WithOtherKey(claims))).isEqualTo("401 auth.token-invalid");
        try (var own = TestTokens.start()) {
            assertThat(problem(own.admin())).isEqualTo("401 auth.token-invalid");
        }
    }

    private static JWTClaimsSet.Builder operator() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .subject("auth0|7")
                .audience(List.of("account", "trunkline"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("preferred_username", "ann")
                .claim("realm_access", Map.of("roles", List.of("offline_access", "operators")));
    }

    private static JWTClaimsSet.Builder partner() {
        return operator()
                .claim("realm_access", Map.of("roles", List.of("partners", "sales")))
                .claim("customer", TENANT.toString());
    }

    private static void assertRefused(JWTClaimsSet.Builder claims) {
        assertThat(problem(issuer.rs256(claims.build())))
                .as(claims.build().toString())
                .isEqualTo("401 auth.token-invalid");
    }

    private static String problem(String token) {
        HttpResponse<String> answer = get(token);
        String code = answer.body().replaceFirst(".*\"code\":\"([^\"]*)\".*", "$1");
        return answer.statusCode() + " " + code;
    }

    private static HttpResponse<String> get(String token) {
        return client.withToken(token).get("/api/v1/things/caller");
    }
}
