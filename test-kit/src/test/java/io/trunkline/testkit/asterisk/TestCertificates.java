package io.trunkline.testkit.asterisk;

import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority, made by the JDK's keytool.
final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path folder = TestFolder.create("certificates");
    private final Path store = folder.resolve("store.p12");

    /// Files in PEM form.
    record Issued(Path certificate, Path key) {}

    TestCertificates() {
        keytool("-genkeypair", "-alias", "authority", "-dname", "CN=Test authority", "-ext", "bc:c", "-keyalg", "EC");
    }

    /// The file with the authority's own certificate.
    Path authority() {
        return write("authority", "CERTIFICATE", encoded("authority"));
    }

    /// Issues a certificate for an IP address.
    Issued issue(String address) {
        keytool(
                "-genkeypair",
                "-alias",
                address,
                "-dname",
                "CN=" + address,
                "-keyalg",
                "EC",
                "-signer",
                "authority",
                "-ext",
                "san=ip:" + address);
        return new Issued(
                write(address, "CERTIFICATE", encoded(address)), write(address + "-key", "PRIVATE KEY", key(address)));
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        AsteriskInstallation.runCommand(command);
    }

    private byte[] encoded(String alias) {
        try {
            Certificate certificate = keyStore().getCertificate(alias);
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String alias) {
        try {
            return keyStore().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keyStore() throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String type, byte[] content) {
        String pem = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, BASE64.encodeToString(content));
        try {
            return Files.writeString(folder.resolve(name + ".pem"), pem);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
