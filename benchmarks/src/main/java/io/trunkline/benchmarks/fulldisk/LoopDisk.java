package io.trunkline.benchmarks.fulldisk;

import io.trunkline.servers.Folders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// A small ext4 file system in a file, mounted through a loop device. That requires root on Linux.
final class LoopDisk implements AutoCloseable {
    private static final long SMALLEST_BLOCK = 4_096;
    private static final int UNMOUNT_TRIES = 50;
    private static final long UNMOUNT_PAUSE_NANOS = 200_000_000;

    private final Path folder;
    private final Path mountPoint;
    private int fillers;
    private boolean mounted;

    private LoopDisk(Path folder) {
        this.folder = folder;
        this.mountPoint = folder.resolve("disk");
    }

    /// The reason why there is no such disk on this machine.
    static final class CannotMountException extends Exception {
        private static final long serialVersionUID = 1L;

        CannotMountException(String message) {
            super(message);
        }
    }

    /// Creates and mounts a disk.
    ///
    /// @param size in bytes
    static LoopDisk mount(long size) throws IOException, CannotMountException {
        LoopDisk disk = new LoopDisk(Files.createTempDirectory("trunkline-full-disk-"));
        try {
            Path image = disk.folder.resolve("image");
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(size);
            }
            Files.createDirectory(disk.mountPoint);
            // no blocks reserved for root: full is full for everyone
            run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
            run("mount", "-o", "loop", image.toString(), disk.mountPoint.toString());
            disk.mounted = true;
            return disk;
        } catch (IOException | CannotMountException e) {
            Folders.delete(disk.folder);
            throw e;
        }
    }

    private static void run(String... command) throws CannotMountException {
        String line = String.join(" ", command);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CannotMountException(line + ": " + output.strip().replace('\n', ' '));
            }
        } catch (IOException e) {
            throw new CannotMountException(line + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMountException(line + ": interrupted");
        }
    }

    Path folder() {
        return mountPoint;
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(mountPoint).getUsableSpace();
    }

    /// Takes all free blocks, in files of halving sizes.
    void fill() throws IOException {
        for (long size = Long.highestOneBit(Math.max(SMALLEST_BLOCK, freeBytes())); size >= SMALLEST_BLOCK; size /= 2) {
            while (allocate(size)) {}
        }
    }

    private boolean allocate(long size) throws IOException {
        if (freeBytes() < size) {
            return false;
        }
        Path file = mountPoint.resolve(String.format(Locale.ROOT, "filler-%d", ++fillers));
        try {
            run("fallocate", "-l", Long.toString(size), file.toString());
            return true;
        } catch (CannotMountException _) {
            Files.deleteIfExists(file);
            return false;
        }
    }

    /// Frees what [#fill] took.
    void free() throws IOException {
        try (var files = Files.newDirectoryStream(mountPoint, "filler-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /// Unmounts and deletes it. Processes that use it must have ended.
    @Override
    public synchronized void close() {
        for (int tries = 0; mounted && tries < UNMOUNT_TRIES; tries++) {
            try {
                run("umount", mountPoint.toString());
                mounted = false;
            } catch (CannotMountException e) {
                LockSupport.parkNanos(UNMOUNT_PAUSE_NANOS);
            }
        }
        if (mounted) {
            System.err.println("still mounted: " + mountPoint);
            return;
        }
        for (String name : List.of("image", "disk")) {
            Folders.delete(folder.resolve(name));
        }
        Folders.delete(folder);
    }
}
