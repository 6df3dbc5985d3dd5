package io.trunkline.standalone.ports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names the program that listens on a port, as far as this user may know (Linux: proc(5), `net/tcp` and `fd`).
final class PortOwner {
    private static final String LISTEN_STATE = "0A";
    private static final int MAX_COMMAND_LENGTH = 120;

    private PortOwner() {}

    static String describe(int port) {
        try {
            Set<String> sockets = findSockets(port);
            return sockets.isEmpty() ? "another program" : describeProcess(sockets);
        } catch (IOException _) {
            return "another program";
        }
    }

    private static Set<String> findSockets(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] columns = line.strip().split("\\s+");
                boolean open = table.startsWith("udp") || columns[3].equals(LISTEN_STATE);
                if (columns[1].endsWith(suffix) && open) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        }
        return sockets;
    }

    private static String describeProcess(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpenSocket(process.pid(), sockets))
                .findFirst()
                .map(process -> "pid " + process.pid() + " (" + command(process) + ")")
                .orElse("a program of another user");
    }

    private static boolean hasOpenSocket(long pid, Set<String> sockets) {
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
        return command.length() > MAX_COMMAND_LENGTH ? command.substring(0, MAX_COMMAND_LENGTH) + "…" : command;
    }
}
