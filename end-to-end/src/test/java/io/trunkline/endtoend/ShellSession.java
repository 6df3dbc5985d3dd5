package io.trunkline.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// A bash in which the commands of a page run one after another, so that variables and functions stay. It ends by
/// itself after ten minutes.
final class ShellSession implements AutoCloseable {
    private static final String END = "end of the command:";

    private final Process bash;
    private final Writer input;
    private final BufferedReader output;
    /// What curl got, also in a substitution.
    private final Path responses;
    private final UnaryOperator<String> replacement;

    /// @param folder where the commands run
    /// @param replacement of what depends on the machine in each command
    ShellSession(Path folder, UnaryOperator<String> replacement) {
        this.responses = folder.resolve("responses");
        this.replacement = replacement;
        try {
            bash = new ProcessBuilder("timeout", "600", "bash", "--noprofile", "--norc")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        input = bash.outputWriter();
        output = bash.inputReader();
        var _ = run("set -o pipefail; curl() { command curl \"$@\" | tee -a " + responses + "; }");
    }

    /// Runs a command to its end.
    Outcome run(String command) {
        try {
            Files.writeString(responses, "");
            input.write(replacement.apply(command) + "\nprintf '\\n%s%s\\n' '" + END + "' $?\n");
            input.flush();
            StringBuilder printed = new StringBuilder();
            String line = output.readLine();
            while (line != null && !line.startsWith(END)) {
                printed.append(line).append('\n');
                line = output.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("bash ended: " + printed);
            }
            int code = Integer.parseInt(line.substring(END.length()));
            return new Outcome(printed.toString(), code, Files.readString(responses));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        bash.destroy();
    }

    /// @param printed standard output and standard error
    /// @param code 0 for success
    /// @param responses what curl got, also where it was not printed
    record Outcome(String printed, int code, String responses) {

        /// Whether a service refused a request.
        boolean hasProblem() {
            return responses.contains("urn:trunkline:problem:");
        }

        /// Whether the reason may be that the service has not consumed an event yet.
        boolean mayPass() {
            return responses.matches("(?s).*\"status\":(404|409|422|503),.*");
        }
    }
}
