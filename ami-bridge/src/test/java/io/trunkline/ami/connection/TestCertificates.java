package io.trunkline.ami.connection;

import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// A certificate authority of a test, made by `keytool`.
final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path folder = TestFolder.create("certificates");
    private final Path store = folder.resolve("ca.p12");

    TestCertificates() {
        createKey("ca", "CN=Test CA", "-ext", "bc:c");
    }

    /// The PEM file with the certificate of the authority.
    Path caCertificate() {
        Path file = folder.resolve("ca.pem");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", file.toString());
        return file;
    }

    /// Signs a certificate.
    ///
    /// @param subject such as `dns:localhost`
    /// @param validity such as `-startdate -1d -validity 30`
    Signed sign(String name, String subject, String... validity) {
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
    record Signed(Path certificate, Path key) {}
}
