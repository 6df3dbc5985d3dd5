package io.trunkline.servers;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Blocks of ports that belong to this process until it ends. A port is chosen some time before its server listens, so
/// two processes that choose at the same time could get the same one. Each block has a file in the temporary folder,
/// and the block belongs to the process that has locked the file. Where files cannot be locked, a block may be that of
/// another process too.
final class PortBlocks {
    static final int SIZE = 100;

    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "trunkline-ports-" + userName());
    private final int lowest;
    private final int count;

    /// The first ports of the blocks that this process has.
    private final Set<Integer> taken = new HashSet<>();

    /// They stay open: closing one would release its block.
    private final List<FileChannel> locked = new ArrayList<>();

    /// @param lowest the first port of the first block
    PortBlocks(int lowest, int count) {
        this.lowest = lowest;
        this.count = count;
    }

    private static String userName() {
        return System.getProperty("user.name").replaceAll("\\W", "_");
    }

    /// The first port of a block that no other process has, and this one did not take before.
    synchronized int take() {
        int start = ThreadLocalRandom.current().nextInt(count);
        for (int tried = 0; tried < count; tried++) {
            int first = lowest + (start + tried) % count * SIZE;
            if (!taken.contains(first) && isOurs(first)) {
                taken.add(first);
                return first;
            }
        }
        throw new ServerFailedException("all blocks of ports belong to other processes, see " + folder);
    }

    private boolean isOurs(int first) {
        try {
            Files.createDirectories(folder);
            return lock(FileChannel.open(
                    folder.resolve(Integer.toString(first)), CREATE, WRITE, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException _) {
            return true; // the folder is read-only, or has no locks
        }
    }

    private boolean lock(FileChannel file) throws IOException {
        try {
            if (file.tryLock() != null) {
                locked.add(file);
                return true;
            }
        } catch (OverlappingFileLockException _) {
            // another class loader of this process has it
        }
        file.close();
        return false;
    }
}
