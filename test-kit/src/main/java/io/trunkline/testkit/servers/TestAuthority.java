package io.trunkline.testkit.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority of a test, made by `keytool`.
public final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path folder = TestFolder.create("certificates");
    private final Path store = folder.resolve("ca.p12");

    public TestAuthority() {
        createKey("ca", "CN=Test CA", "-ext", "bc:c");
    }

    /// The PEM file with the certificate of the authority.
    public Path caCertificate() {
        Path file = folder.resolve("ca.pem");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", file.toString());
        return file;
    }

    /// Signs a certificate.
    ///
    /// @param name of its files
    /// @param subject such as `dns:localhost` or `ip:127.0.0.1`
    /// @param validity such as `-startdate -1d -validity 30`
    public Signed sign(String name, String subject, String... validity) {
        createKey(name, "CN=node");
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".pem");
        keytool("-certreq", "-alias", name, "-file", request.toString());
        keytool(Stream.concat(
                        Stream.of("-gencert", "-alias", "ca", "-rfc", "-infile", request.toString()),
                        Stream.concat(
                                Stream.of("-outfile", certificate.toString(), "-ext", "san=" + subject),
                                Stream.of(validity)))
                .toArray(String[]::new));
        return new Signed(certificate, writeKey(name));
    }

    /// For a server or client of this JVM, which has the certificate and trusts this authority.
    public SSLContext context(Signed signed) {
        try (InputStream own = Files.newInputStream(signed.certificate())) {
            String alias = signed.key().getFileName().toString().replace(".key", "");
            char[] password = PASSWORD.toCharArray();
            KeyStore entries = KeyStore.getInstance(KeyStore.getDefaultType());
            entries.load(null, null);
            entries.setKeyEntry(
                    alias,
                    KeyStore.getInstance(store.toFile(), password).getKey(alias, password),
                    password,
                    new Certificate[] {CertificateFactory.getInstance("X.509").generateCertificate(own)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(entries, password);
            return context(keys.getKeyManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no context for " + signed, e);
        }
    }

    /// For a client that trusts this authority and has no certificate.
    public SSLContext contextWithoutCertificate() {
        try {
            return context(new KeyManager[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext context(KeyManager[] own) throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (InputStream pem = Files.newInputStream(caCertificate())) {
            authorities.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trust.getTrustManagers(), null);
        return context;
    }

    private Path writeKey(String name) {
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
            String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return Files.writeString(
                    folder.resolve(name + ".key"),
                    "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no key " + name, e);
        }
    }

    private void createKey(String alias, String subject, String... extension) {
        keytool(Stream.concat(
                        Stream.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", subject),
                        Stream.of(extension))
                .toArray(String[]::new));
    }

    private void keytool(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(KEYTOOL),
                        Stream.concat(
                                Stream.of(arguments), Stream.of("-keystore", store.toString(), "-storepass", PASSWORD)))
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command.toString(), e);
        }
    }

    /// PEM files.
    public record Signed(Path certificate, Path key) {}
}
