package io.trunkline.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Issues tokens for tests like provisioning-service. It creates an EC key and serves the public key as a JWKS on a
/// free port; set `trunkline.security.jwks-uri` of the service under test to [#jwksUri].
public final class TestTokens implements AutoCloseable {
    /// The subject of [#admin].
    public static final UUID ADMIN_ID = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    /// The subject of [#staff].
    public static final UUID STAFF_ID = UUID.fromString("00000000-0000-4000-8000-00000000000b");

    /// How long a token is valid.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String KEY_ID = "test";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key;
    private final HttpServer server;

    private TestTokens(KeyPair key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    public static TestTokens start() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var key = generator.generateKeyPair();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var body = jwks((ECPublicKey) key.getPublic()).getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new TestTokens(key, server);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value of `trunkline.security.jwks-uri`.
    public String jwksUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    public String admin() {
        return mint(ADMIN_ID.toString(), "admin", Map.of(), Instant.now());
    }

    public String staff() {
        return mint(STAFF_ID.toString(), "staff", Map.of(), Instant.now());
    }

    /// A token of a seller of the tenant, with a new subject.
    public String seller(UUID tenant) {
        return seller(tenant, UUID.randomUUID());
    }

    public String seller(UUID tenant, UUID subject) {
        return mint(subject.toString(), "seller", Map.of("tenant", tenant.toString()), Instant.now());
    }

    /// A token of a new API key with the rights of an admin, as far as the scopes allow.
    ///
    /// @param scopes separated by spaces, such as `dids:read dids:write`
    public String apiKey(String scopes) {
        var key = UUID.randomUUID().toString();
        return mint(key, "admin", Map.of("scope", scopes, "client_id", key), Instant.now());
    }

    /// A valid token of an admin that was issued an hour ago.
    public String expired() {
        return mint(ADMIN_ID.toString(), "admin", Map.of(), Instant.now().minus(Duration.ofHours(1)));
    }

    /// @param more claims in addition to `sub`, `role`, `name`, `iss`, `iat` and `exp`, or to replace them
    public String mint(String subject, String role, Map<String, String> more, Instant issuedAt) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "trunkline");
        claims.put("sub", subject);
        claims.put("name", role);
        claims.put("role", role);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("exp", issuedAt.plus(LIFETIME).getEpochSecond());
        claims.putAll(more);
        return sign(json(Map.of("alg", "ES256", "kid", KEY_ID)), json(claims));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String sign(String header, String claims) {
        try {
            var signed = base64Url(header.getBytes(StandardCharsets.UTF_8))
                    + "."
                    + base64Url(claims.getBytes(StandardCharsets.UTF_8));
            // JWS concatenates r and s (RFC 7518 §3.4) instead of using DER
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64Url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jwks(ECPublicKey key) {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("kid", KEY_ID);
        jwk.put("x", encodeCoordinate(key.getW().getAffineX()));
        jwk.put("y", encodeCoordinate(key.getW().getAffineY()));
        return "{\"keys\":[" + json(jwk) + "]}";
    }

    private static String encodeCoordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var padded = new byte[32];
        var length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return base64Url(padded);
    }

    private static String base64Url(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static String json(Map<String, ?> members) {
        return members.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":"
                        + (e.getValue() instanceof Number ? e.getValue() : "\"" + e.getValue() + "\""))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
