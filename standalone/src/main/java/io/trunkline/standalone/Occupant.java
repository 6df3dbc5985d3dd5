package io.trunkline.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names the program that listens on a port, as far as this user may know (Linux: proc(5), `net/tcp` and `fd`).
final class Occupant {
    private static final String LISTENING = "0A";
    private static final int LONG = 120;

    private Occupant() {}

    static String of(int port) {
        try {
            Set<String> sockets = socketsOn(port);
            return sockets.isEmpty() ? "another program" : owner(sockets);
        } catch (IOException _) {
            return "another program";
        }
    }

    private static Set<String> socketsOn(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] columns = line.strip().split("\\s+");
                boolean open = table.startsWith("udp") || columns[3].equals(LISTENING);
                if (columns[1].endsWith(suffix) && open) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        }
        return sockets;
    }

    private static String owner(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> "pid " + process.pid() + " (" + command(process) + ")")
                .orElse("a program of another user");
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return false; // ended meanwhile, or not ours to look at
        }
    }

    private static String command(ProcessHandle process) {
        String command = process.info().commandLine().orElse("unknown command");
        return command.length() > LONG ? command.substring(0, LONG) + "…" : command;
    }
}
