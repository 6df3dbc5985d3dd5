package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.ServiceProcess;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two replicas on one database have the same signing keys. Each reads them every 30 s.
class SigningKeyReplicasIT {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration READ_INTERVALS = Duration.ofMinutes(2);

    @Tag("long")
    @Test
    void two_replicas_publish_the_same_keys_and_sign_with_the_same_one() throws Exception {
        sql("UPDATE signing_keys SET signs_from = now() WHERE signs_from > now()");
        try (var process = ServiceProcess.start(ProvisioningApplication.class, TestEnvironment.settings())) {
            process.awaitReady();
            var second = process.api(API.token());
            var before = keyIds(API);
            assertThat(keyIds(second)).isEqualTo(before);

            var next = rotateOnBoth(second);
            Await.until(
                    "both publish it",
                    () -> keyIds(API).contains(next) && keyIds(second).contains(next));
            assertThat(keyIds(second)).hasSize(before.size() + 1).isEqualTo(keyIds(API));

            var username = "replicas" + TestEnvironment.uniqueNumber();
            API.post("/api/v1/users", toJson(Map.of("username", username, "password", PASSWORD, "role", "staff")));
            assertThat(keyIdOf(signIn(API, username))).isNotEqualTo(next).isEqualTo(keyIdOf(signIn(second, username)));

            sql("UPDATE signing_keys SET signs_from = now() WHERE kid = '" + next + "'");
            Await.until(
                    "both sign with it",
                    () -> keyIdOf(signIn(API, username)).equals(next)
                            && keyIdOf(signIn(second, username)).equals(next));
            assertThat(second.withToken(signIn(API, username))
                            .get("/api/v1/users/me")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(API.withToken(signIn(second, username))
                            .get("/api/v1/users/me")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /// At the same time; only one of them adds a key.
    private static String rotateOnBoth(RestClient second) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> API.post("/api/v1/keys/rotate", ""));
            var other = callers.submit(() -> second.post("/api/v1/keys/rotate", ""));
            var next = nextKey(first.get().body());
            assertThat(nextKey(other.get().body())).isEqualTo(next);
            return next;
        }
    }

    private static String nextKey(String body) {
        return json(body).get("next").get("keyId").asString();
    }

    private static List<String> keyIds(RestClient replica) {
        return json(replica.withToken(null).get("/.well-known/jwks.json"))
                .get("keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .sorted()
                .toList();
    }

    private static String signIn(RestClient replica, String username) {
        var body = toJson(Map.of("username", username, "password", PASSWORD));
        return json(replica.withToken(null).post("/api/v1/auth/login", body))
                .get("accessToken")
                .asString();
    }

    private static String keyIdOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
