package io.trunkline.standalone.config;

import io.trunkline.servers.Passwords;
import io.trunkline.servers.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// The suite's secrets: a file each, mode 0600, made at the first start and never again. Keys that only one service
/// understands (`signing-keyset.json`, `carrier-keyset.json`) are made by that service.
public final class SuiteSecrets {
    /// May read the realtime tables and write contacts.
    public static final String ASTERISK_ARA = "asterisk_ara";
    /// May insert channel events and nothing else.
    public static final String ASTERISK_CEL = "asterisk_cel";

    private final Path folder;

    public SuiteSecrets(SuiteFolder suite) {
        this.folder = suite.secrets();
    }

    /// Makes what is missing.
    ///
    /// @return true when the first admin's password was made just now
    public boolean createMissing() {
        boolean firstStart = !Files.exists(firstAdmin());
        SuiteService.all().forEach(service -> createDatabasePassword(service.role()));
        createDatabasePassword(ASTERISK_ARA);
        createDatabasePassword(ASTERISK_CEL);
        PrivateFile.createIfMissing(amiSecret(), Passwords::random);
        PrivateFile.createIfMissing(dialplanToken(), Passwords::random);
        PrivateFile.createIfMissing(
                firstAdmin(), () -> "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(Passwords.random()));
        return firstStart;
    }

    private void createDatabasePassword(String role) {
        PrivateFile.createIfMissing(databasePasswordFile(role), Passwords::random);
    }

    private Path databasePasswordFile(String role) {
        return folder.resolve("database-" + role);
    }

    public String databasePassword(String role) {
        return PrivateFile.read(databasePasswordFile(role));
    }

    public Path firstAdmin() {
        return folder.resolve("first-admin.json");
    }

    public Path amiSecret() {
        return folder.resolve("ami-secret");
    }

    public Path dialplanToken() {
        return folder.resolve("dialplan-token");
    }

    public Path folder() {
        return folder;
    }
}
