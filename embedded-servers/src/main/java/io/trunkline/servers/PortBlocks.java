package io.trunkline.servers;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Blocks of ports that belong to this process until it ends. A port is chosen some time before its server listens, so
/// two processes that choose at the same time could get the same one. Each block has a file in the temporary folder,
/// and the block belongs to the process that has locked the file.
final class PortBlocks {
    static final int SIZE = 100;

    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "trunkline-ports-" + userName());
    private final int lowest;
    private final int count;

    /// The locked files, by the first port. They stay open: closing one would release its block.
    private final Map<Integer, FileChannel> locked = new HashMap<>();

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
        try {
            Files.createDirectories(folder);
            for (int tried = 0; tried < count; tried++) {
                int first = lowest + (start + tried) % count * SIZE;
                if (!locked.containsKey(first) && lock(first)) {
                    return first;
                }
            }
        } catch (IOException e) {
            throw new ServerFailedException("cannot lock a block of ports in " + folder, e);
        }
        throw new ServerFailedException("all blocks of ports belong to other processes, see " + folder);
    }

    private boolean lock(int first) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve(Integer.toString(first)), CREATE, WRITE, LinkOption.NOFOLLOW_LINKS);
        if (file.tryLock() == null) {
            file.close();
            return false;
        }
        locked.put(first, file);
        return true;
    }
}
