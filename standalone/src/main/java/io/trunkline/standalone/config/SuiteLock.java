package io.trunkline.standalone.config;

import io.trunkline.servers.ServerFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One suite a folder. The operating system gives the lock back when the JVM ends, however it ends.
public final class SuiteLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path pidFile;

    private SuiteLock(FileChannel channel, Path pidFile) {
        this.channel = channel;
        this.pidFile = pidFile;
    }

    /// @throws ServerFailedException when a suite runs on the folder already
    public static SuiteLock acquire(SuiteFolder folder) {
        Path pidFile = folder.run().resolve("suite.pid");
        Path lockFile = folder.run().resolve("suite.lock");
        try {
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new ServerFailedException("a suite runs on %s already (pid %s)"
                        .formatted(folder.root(), Files.readString(pidFile).strip()));
            }
            Files.write(pidFile, (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            return new SuiteLock(channel, pidFile);
        } catch (IOException e) {
            throw new ServerFailedException("cannot lock " + folder.root(), e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile);
            channel.close();
        } catch (IOException e) {
            throw new ServerFailedException("cannot give back the lock " + pidFile, e);
        }
    }
}
