package io.trunkline.standalone;

import io.trunkline.servers.Passwords;
import io.trunkline.servers.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// The suite's secrets: a file each, mode 0600, made at the first start and never again. Keys that only one service
/// understands (`jwt-key.json`, `carrier-keyset.json`) are made by that service.
final class Secrets {
    /// May read the realtime tables and write contacts.
    static final String ASTERISK_ARA = "asterisk_ara";
    /// May insert channel events and nothing else.
    static final String ASTERISK_CEL = "asterisk_cel";

    private final Path folder;

    Secrets(SuiteFolder suite) {
        this.folder = suite.secrets();
    }

    /// Makes what is missing.
    ///
    /// @return true when the first admin's password was made just now
    boolean make() {
        boolean firstStart = !Files.exists(firstAdmin());
        Service.all().forEach(service -> makeDatabasePassword(service.role()));
        makeDatabasePassword(ASTERISK_ARA);
        makeDatabasePassword(ASTERISK_CEL);
        PrivateFile.makeIfMissing(amiSecret(), Passwords::random);
        PrivateFile.makeIfMissing(dialplanToken(), Passwords::random);
        PrivateFile.makeIfMissing(
                firstAdmin(), () -> "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(Passwords.random()));
        return firstStart;
    }

    private void makeDatabasePassword(String role) {
        PrivateFile.makeIfMissing(databasePasswordFile(role), Passwords::random);
    }

    private Path databasePasswordFile(String role) {
        return folder.resolve("database-" + role);
    }

    String databasePassword(String role) {
        return PrivateFile.read(databasePasswordFile(role));
    }

    Path firstAdmin() {
        return folder.resolve("first-admin.json");
    }

    Path amiSecret() {
        return folder.resolve("ami-secret");
    }

    Path dialplanToken() {
        return folder.resolve("dialplan-token");
    }

    Path folder() {
        return folder;
    }
}
