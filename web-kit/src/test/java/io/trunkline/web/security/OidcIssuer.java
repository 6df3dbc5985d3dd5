package io.trunkline.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A small OpenID Connect issuer: discovery, public keys, and tokens.
final class OidcIssuer implements AutoCloseable {
    private final RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    private final ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    private final HttpServer server;

    OidcIssuer() throws IOException, JOSEException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/realm/.well-known/openid-configuration",
                "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
        serve("/realm/keys", new JWKSet(List.of(rsa, ec)).toString());
    }

    void start() {
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    private void serve(String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    String rs256(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.RS256, "rsa", claims, () -> new RSASSASigner(rsa));
    }

    String es256(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.ES256, "ec", claims, () -> new ECDSASigner(ec));
    }

    /// Signed with the public key, which everybody has, as if it were a shared secret.
    String hs256WithPublicKey(JWTClaimsSet claims) {
        return signed(
                JWSAlgorithm.HS256,
                "rsa",
                claims,
                () -> new MACSigner(rsa.toRSAPublicKey().getEncoded()));
    }

    /// Signed with a key that is not the issuer's but has the name of one that is.
    String rs256WithOtherKey(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.RS256, "rsa", claims, () -> new RSASSASigner(new RSAKeyGenerator(2048).generate()));
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private interface Signing {
        JWSSigner signer() throws JOSEException;
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims, Signing signing) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            token.sign(signing.signer());
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
