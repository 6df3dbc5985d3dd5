package io.trunkline.standalone.config;

import io.trunkline.servers.Folders;
import io.trunkline.servers.Passwords;
import io.trunkline.servers.PrivateFile;
import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The suite's secrets: a folder for each service and each Asterisk node, with only the files that it reads, mode
/// 0600. They are created at the first start. A file that several of them read is a link in the others' folders.
/// Keys such as `signing-keyset.json` and `carrier-keyset.json` are created by provisioning-service, and
/// `session-keyset.json` by the console.
public final class SuiteSecrets {
    /// May read the realtime tables and write contacts.
    public static final String ASTERISK_ARA = "asterisk_ara";
    /// May insert channel events and nothing else.
    public static final String ASTERISK_CEL = "asterisk_cel";

    private static final String ADMIN = "first-admin.json";
    private static final String AMI_SECRET = "ami-secret";
    private static final String DIALPLAN_TOKEN = "dialplan-token";
    private static final String CARRIER_KEYSET = "carrier-keyset.json";
    private static final String DATABASE = "database-";

    private final Path root;

    public SuiteSecrets(SuiteFolder suite) {
        this.root = suite.secrets();
    }

    /// Creates what is missing.
    ///
    /// @return true when the first admin's password was created just now
    public boolean createMissing() {
        Folders.createPrivate(asteriskFolder());
        SuiteService.all().forEach(service -> Folders.createPrivate(folder(service)));
        moveFromOneFolder();
        boolean firstStart = !Files.exists(firstAdmin());
        SuiteService.withDatabase().forEach(service -> {
            createPassword(databasePasswordFile(service.role()));
            service.apiRole().ifPresent(role -> createPassword(databasePasswordFile(role)));
        });
        createPassword(databasePasswordFile(ASTERISK_ARA));
        createPassword(databasePasswordFile(ASTERISK_CEL));
        createPassword(asteriskFolder().resolve(AMI_SECRET));
        createPassword(folder(SuiteService.ROUTING).resolve(DIALPLAN_TOKEN));
        PrivateFile.createIfMissing(
                firstAdmin(), () -> "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(Passwords.random()));
        share(AMI_SECRET, folder(SuiteService.AMI_BRIDGE));
        share(DIALPLAN_TOKEN, asteriskFolder());
        share(CARRIER_KEYSET, folder(SuiteService.REALTIME_WRITER));
        return firstStart;
    }

    /// Creates what a further node and its bridge lack. The secret of its manager user is its own.
    public void createMissing(SuiteNode node) {
        if (node.number() == 1) {
            return; // created with the services' secrets
        }
        Path asterisk = asteriskFolder(node);
        Path bridge = folder(new ServiceReplica(SuiteService.AMI_BRIDGE, node.number()));
        Folders.createPrivate(asterisk);
        Folders.createPrivate(bridge);
        createPassword(asterisk.resolve(AMI_SECRET));
        link(bridge, asterisk.resolve(AMI_SECRET));
        share(DATABASE + SuiteService.AMI_BRIDGE.role(), bridge);
        share(DATABASE + ASTERISK_ARA, asterisk);
        share(DATABASE + ASTERISK_CEL, asterisk);
        share(DIALPLAN_TOKEN, asterisk);
    }

    private static void createPassword(Path file) {
        PrivateFile.createIfMissing(file, Passwords::random);
    }

    /// In a suite from before 0.1.0, all files are in one folder.
    private void moveFromOneFolder() {
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> files = entries.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path target = owner(file.getFileName().toString()).resolve(file.getFileName());
                if (!Files.exists(target)) {
                    Files.move(file, target);
                }
            }
        } catch (IOException e) {
            throw new ServerFailedException("cannot move the files in " + root, e);
        }
    }

    /// The folder in which a file is, and not a link to it.
    private Path owner(String file) {
        return switch (file) {
            case AMI_SECRET, DATABASE + ASTERISK_ARA, DATABASE + ASTERISK_CEL -> asteriskFolder();
            case DIALPLAN_TOKEN -> folder(SuiteService.ROUTING);
            default ->
                SuiteService.withDatabase().stream()
                        .filter(service -> file.equals(DATABASE + service.role())
                                || service.apiRole()
                                        .map(DATABASE::concat)
                                        .filter(file::equals)
                                        .isPresent())
                        .findFirst()
                        .map(this::folder)
                        .orElseGet(() -> folder(SuiteService.PROVISIONING));
        };
    }

    /// A link, since provisioning-service creates its keyset later, and operators may replace a file.
    private void share(String name, Path reader) {
        link(reader, owner(name).resolve(name));
    }

    private static void link(Path reader, Path file) {
        Path link = reader.resolve(file.getFileName());
        try {
            if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, reader.relativize(file));
            }
        } catch (IOException e) {
            throw new ServerFailedException("cannot create the link " + link, e);
        }
    }

    private Path databasePasswordFile(String role) {
        return owner(DATABASE + role).resolve(DATABASE + role);
    }

    public String databasePassword(String role) {
        return PrivateFile.read(databasePasswordFile(role));
    }

    public Path firstAdmin() {
        return folder(SuiteService.PROVISIONING).resolve(ADMIN);
    }

    public Path folder(SuiteService service) {
        return root.resolve(service.id());
    }

    /// What a replica reads. Only bridges have folders of their own, since each knows the secret of its node alone.
    public Path folder(ServiceReplica replica) {
        return replica.service() == SuiteService.AMI_BRIDGE ? root.resolve(replica.id()) : folder(replica.service());
    }

    /// What the first node reads.
    public Path asteriskFolder() {
        return root.resolve("asterisk");
    }

    /// What a node reads.
    public Path asteriskFolder(SuiteNode node) {
        return root.resolve(node.id());
    }
}
